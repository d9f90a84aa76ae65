//! Parts of tests that need a process of their own: to be killed, to be somebody else, to have little room.

use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The variable that tells a child which folder it works in.
pub(crate) const FOLDER: &str = "DATELINE_TEST_FOLDER";

/// The words that make this binary run one ignored test.
const ALONE: [&str; 4] = ["--ignored", "--nocapture", "--test-threads=1", "--exact"];

/// Returns the folder a child was given; a child is a test that others run, and never runs by itself.
pub(crate) fn folder() -> std::path::PathBuf {
    std::env::var_os(FOLDER).expect("this test is run by others").into()
}

/// Prepares to run one ignored test of this binary by itself, in a folder.
pub(crate) fn child(test: &str, folder: &Path) -> Command {
    wrapped::<&OsStr>(&[], test, folder)
}

/// Prepares to run one ignored test of this binary by way of another program.
pub(crate) fn wrapped<W: AsRef<OsStr>>(wrapper: &[W], test: &str, folder: &Path) -> Command {
    let exe = std::env::current_exe().unwrap();
    let mut words = wrapper.iter().map(AsRef::as_ref).chain([exe.as_os_str()]);
    let mut command = Command::new(words.next().unwrap());
    command.args(words).args(ALONE).arg(test).env(FOLDER, folder);
    command
}

/// Runs an ignored test as somebody whom permissions hold, and demands that it passed.
pub(crate) fn passes_unprivileged(test: &str, folder: &Path) {
    passes(Nobody::new().child(test, folder));
}

/// Somebody whom permissions hold: nobody when we are root, else ourselves.
///
/// Nobody has a copy of this binary, because it may lie where only root looks.
pub(crate) struct Nobody(TempDir);

impl Nobody {
    /// Makes the copy.
    pub(crate) fn new() -> Self {
        let copy = tempfile::tempdir().unwrap();
        let exe = std::env::current_exe().unwrap();
        // Copied by another process: while we held it open for writing, no child of ours could run it.
        assert!(Command::new("cp").arg(exe).arg(copy.path().join("tests")).status().unwrap().success());
        std::fs::set_permissions(copy.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        Self(copy)
    }

    /// Prepares to run an ignored test.
    pub(crate) fn child(&self, test: &str, folder: &Path) -> Command {
        if !rustix::process::geteuid().is_root() {
            return child(test, folder);
        }
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(self.0.path().join("tests"));
        command.args(ALONE).arg(test).env(FOLDER, folder);
        command
    }
}

/// Runs a child and demands that it passed; its words are shown when not.
pub(crate) fn passes(mut command: Command) {
    let output = command.output().unwrap();
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && words.contains("1 passed"),
        "{words}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Splits a command line at white space; double quotes hold words together.
pub(crate) fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate();
    quoted
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}
