//! Where a site is published to, and whether that may be: all that can be known without the remote.

use std::fmt;

use super::error::{GitError, PublishError};
use super::git::{Git, discreet};
use super::objects::Oid;

/// A branch of a remote.
#[derive(Clone, Debug)]
pub struct Target {
    /// The remote, as it was named.
    pub remote: String,
    /// What `git` is to be told of the remote: its name, or the address that is pushed to where it has two.
    pub(super) url: String,
    /// The address of the remote, without a password.
    pub shown: String,
    /// The branch.
    pub branch: String,
    /// The branch in full: `refs/heads/gh-pages`.
    pub(super) reference: String,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` of `{}`", self.branch, self.remote)
    }
}

impl Target {
    /// Says how to find out whether a commit was published.
    pub(super) fn asked(&self, commit: &Oid) -> String {
        let remote = discreet(&self.url);
        format!(
            "`git ls-remote {remote} {}` says {} as soon as it is published; or run the same command again in a while, nothing is \
             done twice",
            self.reference,
            commit.as_str()
        )
    }

    /// Chooses a branch of a remote.
    ///
    /// # Errors
    ///
    /// When there is no repository, no such remote, nobody to commit, or a work tree that has the branch checked out.
    pub fn choose(git: &Git, (remote, branch): (&str, &str)) -> Result<Self, PublishError> {
        repository(git)?;
        let reference = format!("refs/heads/{branch}");
        if branch.starts_with('-') || git.says(&["check-ref-format", &reference]).is_err() {
            return Err(refused(format!("`{branch}` cannot be the name of a branch")));
        }
        let (url, pushed) = addresses(git, remote)?;
        if let Some(folder) = checked_out(git, &reference)? {
            return Err(refused(format!(
                "the branch `{branch}` is checked out in `{folder}`, where it would fall behind what is published; switch to \
                 another branch there, or publish to another with --branch"
            )));
        }
        identity(git)?;
        let shown = discreet(&pushed);
        Ok(Self { remote: remote.to_owned(), url, shown, branch: branch.to_owned(), reference })
    }
}

/// Makes a refusal.
fn refused(words: String) -> PublishError {
    PublishError::Refused(words)
}

/// Demands that there is a repository.
fn repository(git: &Git) -> Result<(), PublishError> {
    match git.says(&["rev-parse", "--git-dir"]) {
        Ok(_) => Ok(()),
        Err(GitError::Said(words)) if words.contains("not a git repository") => Err(refused(
            "the site is in no Git repository, and its remote is where it would be published; \
             make one with `git init` and `git remote add origin URL`, or copy the folder that `dateline build` writes"
                .to_owned(),
        )),
        Err(error) => Err(error.told("the repository cannot be used; nothing was published")),
    }
}

/// Returns what to tell `git` of a remote, and the address that is pushed to.
fn addresses(git: &Git, remote: &str) -> Result<(String, String), PublishError> {
    if remote.starts_with('-') || remote.is_empty() {
        return Err(refused(format!("`{remote}` cannot be the name of a remote")));
    }
    let pushed = git.says(&["remote", "get-url", "--push", remote]);
    let fetched = git.says(&["remote", "get-url", remote]);
    match (pushed, fetched) {
        (Ok(pushed), Ok(fetched)) if pushed == fetched => Ok((remote.to_owned(), pushed)),
        (Ok(pushed), Ok(_)) => Ok((pushed.clone(), pushed)),
        _ if remote.contains([':', '/', '\\']) => Ok((remote.to_owned(), remote.to_owned())),
        _ => {
            let known = git.says(&["remote"])?;
            let names: Vec<&str> = known.lines().collect();
            let help = match names[..] {
                [] => "there is none; `git remote add origin URL` makes one".to_owned(),
                _ => format!("there is {}", crate::problem::wording::list_and(&names)),
            };
            Err(refused(format!("no remote is called `{remote}`\nhelp: {help}")))
        }
    }
}

/// Returns the folder that has a branch checked out, when one has.
fn checked_out(git: &Git, reference: &str) -> Result<Option<String>, PublishError> {
    let listed = git.says(&["worktree", "list", "--porcelain"])?;
    let mut folder = "";
    for line in listed.lines() {
        folder = line.strip_prefix("worktree ").unwrap_or(folder);
        if line.strip_prefix("branch ") == Some(reference) {
            return Ok(Some(folder.to_owned()));
        }
    }
    Ok(None)
}

/// Demands that somebody can be named as who commits.
fn identity(git: &Git) -> Result<(), PublishError> {
    match git.says(&["var", "GIT_COMMITTER_IDENT"]).and_then(|_| git.says(&["var", "GIT_AUTHOR_IDENT"])) {
        Ok(_) => Ok(()),
        Err(GitError::Said(_)) => Err(refused(
            "Git does not know in whose name to commit; say so once:\n  git config --global user.name \"Your Name\"\n  \
             git config --global user.email you@example.org"
                .to_owned(),
        )),
        Err(error) => Err(error.into()),
    }
}

/// What the content that is published comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The commit that is checked out; none where there is none yet.
    pub commit: Option<String>,
    /// The files of the site that are not as they are in that commit.
    pub changed: Vec<String>,
}

impl Git {
    /// Returns the address of a remote without a password; none where there is no such remote, no repository or no `git`.
    pub fn remote(&self, name: &str) -> Option<String> {
        self.says(&["remote", "get-url", name]).ok().map(|address| discreet(&address))
    }

    /// Looks what the content comes from, in the folders of a site.
    ///
    /// # Errors
    ///
    /// When `git` fails.
    pub fn source(&self, folders: &[&str]) -> Result<Source, PublishError> {
        let commit = self.says(&["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]).ok();
        if self.says(&["rev-parse", "--is-inside-work-tree"]).ok().as_deref() != Some("true") {
            return Ok(Source { commit, changed: Vec::new() });
        }
        let words = ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--"];
        let listed = self.prints(&[&words[..], folders].concat(), b"")?;
        let listed = String::from_utf8_lossy(&listed);
        let changed = listed.split('\0').filter_map(|line| line.get(3..)).map(str::to_owned).collect();
        Ok(Source { commit, changed })
    }
}
