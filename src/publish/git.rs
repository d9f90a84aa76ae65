//! The program `git`: how it is run, how long it may be silent, and its words.
//!
//! Owns the settings of every run: it asks nobody, it tidies up nothing, it speaks English. What is asked of it is the
//! business of the other files here.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::error::GitError;

/// How often a run is looked at that says nothing.
const TICK: Duration = Duration::from_millis(100);

/// Settings of every run: nothing is tidied up or followed into submodules, and texts are UTF-8.
const SETTINGS: [&str; 7] = [
    "gc.auto=0",
    "maintenance.auto=false",
    "fetch.recurseSubmodules=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "credential.interactive=false",
    "core.quotePath=false",
];

/// What stands where a remote should have said what it did with a push.
const UNREPORTED: &str = "[remote failure]";

/// How to reach a host by SSH without asking anybody, where nobody said how.
const SSH: &str = "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15 -o ServerAliveCountMax=4";

/// How `git` is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long it may be silent while it talks to a remote.
    pub patience: Duration,
    /// Whether the environment says how to reach a host by SSH.
    pub has_ssh: bool,
}

/// The program, run in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    /// The folder.
    folder: PathBuf,
    /// How it is run.
    options: Options,
}

impl Git {
    /// Prepares to run it in a folder.
    pub fn new(folder: &Path, options: Options) -> Self {
        let mut git = Self { folder: folder.to_owned(), options };
        git.options.has_ssh = git.options.has_ssh || git.says(&["config", "--get", "core.sshCommand"]).is_ok();
        git
    }

    /// Prepares one run.
    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder);
        command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(words);
        command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_REPLACE_OBJECTS", "1");
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_ASKPASS", "").env("GCM_INTERACTIVE", "never");
        if !self.options.has_ssh {
            command.env("GIT_SSH_COMMAND", SSH);
        }
        command
    }

    /// Runs it on this machine, and returns what it prints.
    pub(super) fn prints(&self, words: &[&str], input: &[u8]) -> Result<Vec<u8>, GitError> {
        let mut child = self.start(words)?;
        // One that ends before it has read all says why.
        let _ = child.stdin.take().map(|mut stdin| stdin.write_all(input));
        let output = child.wait_with_output().map_err(|error| GitError::Unrunnable(error.to_string()))?;
        checked(output.status, output.stdout, &output.stderr)
    }

    /// Runs it on this machine, and returns what it prints as a text without the space around it.
    pub(super) fn says(&self, words: &[&str]) -> Result<String, GitError> {
        self.prints(words, b"").map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned())
    }

    /// Starts it with pipes at both ends.
    pub(super) fn start(&self, words: &[&str]) -> Result<Child, GitError> {
        let mut command = self.command(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().map_err(|error| unrunnable(&error))
    }

    /// Runs it on the remote, and returns what it prints; one that is silent for too long is ended.
    pub(super) fn ask(&self, words: &[&str]) -> Result<String, GitError> {
        let mut child = self.start(words)?;
        drop(child.stdin.take());
        let (sender, pieces) = mpsc::channel();
        listen(child.stdout.take(), Stream::Out, sender.clone());
        listen(child.stderr.take(), Stream::Words, sender);
        let (mut out, mut said, mut silence) = (Vec::new(), Vec::new(), Duration::ZERO);
        let status = loop {
            match pieces.recv_timeout(TICK) {
                Ok((stream, piece)) => {
                    silence = Duration::ZERO;
                    let to = if stream == Stream::Out { &mut out } else { &mut said };
                    to.extend(piece);
                }
                Err(RecvTimeoutError::Disconnected) => break child.wait(),
                // A connection that is kept open for later may hold the pipes long after the end.
                Err(RecvTimeoutError::Timeout) => match child.try_wait() {
                    Ok(None) if silence < self.options.patience => silence += TICK,
                    Ok(None) => return Err(self.ended(child, &said)),
                    Ok(Some(status)) => break Ok(status),
                    Err(error) => break Err(error),
                },
            }
        };
        let out = checked(status.map_err(|error| GitError::Unrunnable(error.to_string()))?, out, &said)?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    /// Returns how long it may be silent while it talks to a remote.
    pub(super) fn patience(&self) -> Duration {
        self.options.patience
    }

    /// Ends a run that was silent for too long.
    fn ended(&self, mut child: Child, said: &[u8]) -> GitError {
        let _ = child.kill();
        let _ = child.wait();
        GitError::Silent(self.options.patience.as_secs(), words(said))
    }
}

/// Which of its two streams a piece came from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stream {
    /// What it prints.
    Out,
    /// What it has to say.
    Words,
}

/// Sends on what comes out of a stream, until its end.
fn listen(from: Option<impl Read + Send + 'static>, stream: Stream, to: Sender<(Stream, Vec<u8>)>) {
    let Some(mut from) = from else { return };
    thread::spawn(move || {
        let mut room = [0; 8192];
        while let Ok(length @ 1..) = from.read(&mut room) {
            if to.send((stream, room[..length].to_vec())).is_err() {
                return;
            }
        }
    });
}

/// Says why a program cannot be run.
fn unrunnable(error: &io::Error) -> GitError {
    match error.kind() {
        io::ErrorKind::NotFound => GitError::Missing,
        _ => GitError::Unrunnable(error.to_string()),
    }
}

/// Returns what was printed, or the words where the run failed.
fn checked(status: ExitStatus, out: Vec<u8>, said: &[u8]) -> Result<Vec<u8>, GitError> {
    if status.success() {
        return Ok(out);
    }
    let (words, begun) = (words(said), has_begun(said));
    // What a push came to is printed, the reason among it.
    let out = String::from_utf8_lossy(&out).into_owned();
    let refused: String = out.lines().filter(|line| line.starts_with('!')).map(rejection).collect();
    let all = format!("{words}{refused}");
    let all = if all.is_empty() { format!("{status}\n") } else { all };
    Err(match refused.as_str() {
        // Git says this of a remote that did not say anything.
        refused if !refused.is_empty() && !refused.contains(UNREPORTED) => GitError::Rejected(all),
        _ if begun => GitError::Broken(all),
        _ => GitError::Said(all),
    })
}

/// Words the line of a push that says what was refused: `!\tFROM:TO\t[remote rejected] (why)`.
fn rejection(line: &str) -> String {
    format!("{}\n", line.rsplit('\t').next().unwrap_or(line))
}

/// Tells whether anything was on its way: it is counted then.
fn has_begun(said: &[u8]) -> bool {
    String::from_utf8_lossy(said).split(['\n', '\r']).any(is_counting)
}

/// Returns the words among all that was said: without the counting, and without passwords.
fn words(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let last =
        said.lines().map(|line| line.rsplit('\r').find(|part| !part.trim().is_empty()).unwrap_or_default().trim_end());
    let told = last.filter(|line| !line.is_empty() && !is_counting(line));
    told.flat_map(|line| [discreet(line), "\n".to_owned()]).collect()
}

/// Tells whether a line only counts what is on its way.
fn is_counting(line: &str) -> bool {
    let line = line.strip_prefix("remote: ").unwrap_or(line);
    let counts =
        ["Enumerating objects", "Counting objects", "Compressing objects", "Writing objects", "Receiving objects"];
    let more = ["Resolving deltas", "Delta compression", "Total ", "Unpacking objects"];
    counts.iter().chain(&more).any(|start| line.starts_with(start))
}

/// Returns a text without the user names and passwords in its addresses.
pub(super) fn discreet(text: &str) -> String {
    let mut parts = text.split("://");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let host = part.find(['/', ' ', '\'', '"']).unwrap_or(part.len());
        let from = part[..host].rfind('@').map_or(0, |at| at + 1);
        out.extend(["://", &part[from..]]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_left_out() {
        let cases = [
            ("https://ida:secret@example.org/a.git", "https://example.org/a.git"),
            ("cannot access 'https://token@h/x/': no", "cannot access 'https://h/x/': no"),
            ("https://example.org/@ida/x", "https://example.org/@ida/x"),
            ("git@example.org:a/b.git", "git@example.org:a/b.git"),
            ("from https://a:b@c/ to https://d:e@f", "from https://c/ to https://f"),
        ];
        for (text, discrete) in cases {
            assert_eq!(discreet(text), discrete);
        }
    }

    #[test]
    fn counting_is_left_out_of_the_words() {
        let said = b"Enumerating objects: 3, done.\nWriting objects:  33% (1/3)\rWriting objects: 100% (3/3), done.\n\
            remote: Resolving deltas: 100% (1/1)\nremote: no entry        \nTo https://a:b@c/d\n";
        assert_eq!(words(said), "remote: no entry\nTo https://c/d\n");
    }
}
