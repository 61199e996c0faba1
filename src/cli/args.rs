//! Commands and options. Names are English, every explanation comes from `locales/*/cli.ftl`.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::Ending;
use super::terminal::{Format, Terminal};
use crate::locale::Value;
use crate::pipeline::Options;
use crate::render::RenderOptions;

/// The whole command line.
pub(super) fn command(terminal: &Terminal) -> Command {
    let word = |key: &str| terminal.word(key, &[]);
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", word("cli-usage"));
    let mut command = Command::new("sekisho")
        .version(env!("CARGO_PKG_VERSION"))
        .about(word("cli-about"))
        .after_help(word("cli-after"))
        .help_template(template.clone())
        .override_usage(usage("", terminal))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_value_name(word("cli-value-command"))
        .subcommand_help_heading(word("cli-heading-commands"))
        .next_help_heading(word("cli-heading-options"))
        .arg(flag("help", terminal).short('h').action(ArgAction::Help).global(true))
        .arg(flag("version", terminal).short('V').action(ArgAction::Version))
        .arg(text("lang", "cli-value-language", terminal).global(true));
    for name in ["build", "check", "preview", "serve", "new", "stats", "coverage", "records", "search"] {
        if cfg!(not(feature = "serve")) && matches!(name, "preview" | "serve") {
            continue;
        }
        let own = if name == "records" {
            records(&template, terminal)
        } else {
            options(name, subcommand(name, name, &template, terminal), terminal)
        };
        command = command.subcommand(own);
    }
    command
}

/// A command with its words, without its options; `path` is how it is typed.
fn subcommand(name: &'static str, path: &str, template: &str, terminal: &Terminal) -> Command {
    let word = |key: &str| terminal.word(key, &[]);
    let key = path.replace(' ', "-");
    Command::new(name)
        .about(word(&format!("cli-{key}")))
        .long_about(word(&format!("cli-{key}-long")))
        .help_template(template.to_owned())
        .override_usage(usage(path, terminal))
        .disable_help_flag(true)
        .next_help_heading(word("cli-heading-options"))
}

/// `records` and the commands below it.
fn records(template: &str, terminal: &Terminal) -> Command {
    let files = Arg::new("files")
        .value_name(terminal.word("cli-value-file", &[]))
        .help(terminal.word("cli-arg-record-files", &[]))
        .required(true)
        .num_args(1..)
        .value_parser(value_parser!(PathBuf));
    let folders = files.clone().help(terminal.word("cli-arg-record-folders", &[])).value_name(terminal.word("cli-value-folder", &[]));
    let out = path("out", "cli-value-folder", terminal)
        .help(terminal.word("cli-arg-register-out", &[]))
        .default_value("register")
        .hide_default_value(true);
    let show = subcommand("show", "records show", template, terminal).args([files, site_option(terminal)]);
    let collect = subcommand("collect", "records collect", template, terminal).args([folders, out, site_option(terminal)]);
    subcommand("records", "records", template, terminal)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(terminal.word("cli-value-command", &[]))
        .subcommand_help_heading(terminal.word("cli-heading-commands", &[]))
        .subcommands([show, collect])
}

fn site_option(terminal: &Terminal) -> Arg {
    path("site", "cli-value-folder", terminal).default_value(".").hide_default_value(true)
}

/// The line that shows how a command is typed; clap would word it in English.
fn usage(name: &str, terminal: &Terminal) -> String {
    let word = |key: &str| terminal.word(key, &[]);
    let rest = match name {
        "" => format!("<{}> [{}]", word("cli-value-command"), word("cli-value-options")),
        "new" => format!("<{}>", word("cli-value-folder")),
        "records" => format!("<{}>", word("cli-value-command")),
        "records show" => format!("<{}>… [{}]", word("cli-value-file"), word("cli-value-options")),
        "records collect" => format!("<{}>… [{}]", word("cli-value-folder"), word("cli-value-options")),
        "search" => format!("[{}] [{}]", word("cli-value-query"), word("cli-value-options")),
        _ => format!("[{}]", word("cli-value-options")),
    };
    if name.is_empty() { format!("sekisho {rest}") } else { format!("sekisho {name} {rest}") }
}

fn options(name: &str, command: Command, terminal: &Terminal) -> Command {
    let site = || site_option(terminal);
    let out = || path("out", "cli-value-folder", terminal);
    let strict = || flag("strict", terminal);
    let format = || {
        text("format", "cli-value-format", terminal)
            .value_parser(["human", "json", "sarif"])
            .default_value("human")
            .hide_default_value(true)
            .hide_possible_values(true)
    };
    let port = || text("port", "cli-value-port", terminal).value_parser(value_parser!(u16)).default_value("8080").hide_default_value(true);
    let address = || text("address", "cli-value-address", terminal).value_parser(value_parser!(std::net::IpAddr));
    let hosts = || text("allow-host", "cli-value-host", terminal).action(ArgAction::Append);
    match name {
        "build" => command.args([site(), out(), strict(), format(), flag("no-search", terminal), flag("no-minify", terminal)]),
        "check" => command.args([site(), strict(), format()]),
        "serve" => command.args([site(), out(), port(), address(), hosts(), flag("no-build", terminal)]),
        "preview" => command.args([site(), port(), address(), hosts()]),
        "new" => command.arg(
            Arg::new("folder")
                .value_name(terminal.word("cli-value-folder", &[]))
                .help(terminal.word("cli-arg-new-folder", &[]))
                .required(true)
                .value_parser(value_parser!(PathBuf)),
        ),
        "stats" => command.args([
            site(),
            flag("links", terminal),
            text("format", "cli-value-format", terminal)
                .value_parser(["table", "json"])
                .default_value("table")
                .hide_default_value(true)
                .hide_possible_values(true),
        ]),
        "coverage" => command.args([
            site(),
            strict().help(terminal.word("cli-arg-strict-coverage", &[])),
            text("format", "cli-value-format", terminal)
                .value_parser(["table", "csv", "json"])
                .default_value("table")
                .hide_default_value(true)
                .hide_possible_values(true),
        ]),
        _ => command
            .arg(Arg::new("query").value_name(terminal.word("cli-value-query", &[])).help(terminal.word("cli-arg-query", &[])))
            .args([
                site(),
                path("queries", "cli-value-file", terminal),
                text("in", "cli-value-language", terminal),
                flag("json", terminal),
                flag("without-reading", terminal),
            ]),
    }
}

fn flag(name: &'static str, terminal: &Terminal) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(terminal.word(&format!("cli-arg-{name}"), &[]))
}

fn text(name: &'static str, value: &str, terminal: &Terminal) -> Arg {
    Arg::new(name).long(name).value_name(terminal.word(value, &[])).help(terminal.word(&format!("cli-arg-{name}"), &[]))
}

fn path(name: &'static str, value: &str, terminal: &Terminal) -> Arg {
    text(name, value, terminal).value_parser(value_parser!(PathBuf))
}

/// Says what is wrong with the arguments, or prints the help that was asked for.
pub(super) fn explain(error: &clap::Error, terminal: &Terminal) -> Ending {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        _ => String::new(),
    };
    let value = |kind: ContextKind| Value::from(context(kind));
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal.print(&error.render().to_string());
            return Ending::Clean;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            terminal.note(&error.render().to_string());
        }
        ErrorKind::InvalidSubcommand => {
            let near = context(ContextKind::SuggestedSubcommand);
            terminal.fail(
                "cli-unknown-command",
                &[("name", value(ContextKind::InvalidSubcommand)), ("near", u32::from(!near.is_empty()).into()), ("nearest", near.into())],
            );
        }
        ErrorKind::UnknownArgument => {
            let near = context(ContextKind::SuggestedArg);
            terminal.fail(
                "cli-unknown-option",
                &[("name", value(ContextKind::InvalidArg)), ("near", u32::from(!near.is_empty()).into()), ("nearest", near.into())],
            );
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(list)) => list.join(&terminal.word("cli-between-values", &[])),
                _ => String::new(),
            };
            let name = value(ContextKind::InvalidArg);
            let has_valid = u32::from(!valid.is_empty());
            terminal.fail(
                "cli-invalid-value",
                &[("name", name), ("value", value(ContextKind::InvalidValue)), ("has_valid", has_valid.into()), ("valid", valid.into())],
            );
        }
        ErrorKind::MissingRequiredArgument => terminal.fail("cli-missing-argument", &[("name", value(ContextKind::InvalidArg))]),
        _ => terminal.note(&error.render().to_string()),
    }
    Ending::CouldNotRun
}

/// The folder of the site.
pub(super) fn site(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("site").cloned().unwrap_or_else(|| PathBuf::from("."))
}

/// The output folder: as asked for, else `public` in the site.
pub(super) fn out(matches: &ArgMatches) -> PathBuf {
    let own = || if site(matches).as_os_str() == "." { PathBuf::from("public") } else { site(matches).join("public") };
    matches.get_one::<PathBuf>("out").cloned().unwrap_or_else(own)
}

pub(super) fn is_set(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

pub(super) fn format(matches: &ArgMatches) -> Format {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        Some("sarif") => Format::Sarif,
        _ => Format::Human,
    }
}

/// Options of a whole build.
pub(super) fn build_options(matches: &ArgMatches) -> Options {
    Options {
        strict: is_set(matches, "strict"),
        search: !is_set(matches, "no-search"),
        render: RenderOptions { minify: !is_set(matches, "no-minify"), preview: false },
    }
}
