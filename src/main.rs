//! The `sekisho` program.

fn main() -> std::process::ExitCode {
    sekisho::cli::main()
}
