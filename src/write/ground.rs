//! Where a site may be published: folders that could hurt are refused, whatever was asked for.
//!
//! Owns the judgement of an output folder, and how its tree can be changed. Nothing is made or removed here.

use std::path::{Component, Path, PathBuf};

use super::disk;
use super::error::{Failure, Tried, WriteError};
use super::manifest;
use super::{Options, journal};

/// The folders of a project that are never written to, and what they are.
const SOURCES: &[&str] = &["content", "static", "templates", "src", ".git"];

/// How the tree in an output folder can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As a whole: the folder can be exchanged for another one beside it.
    Whole,
    /// File by file: the folder is a mount point, or what it stands in is not ours to write to.
    OneByOne,
}

/// An output folder that may be published into.
#[derive(Debug)]
pub(super) struct Ground {
    /// The folder as it was named, for messages.
    pub(super) named: PathBuf,
    /// The folder itself, every link in its path followed.
    pub(super) out: PathBuf,
    /// The folder that the work is done in; it is on the same disk.
    pub(super) work: PathBuf,
    /// How the tree can be changed.
    pub(super) way: Way,
}

impl Ground {
    /// Judges an output folder.
    pub(super) fn choose(named: &Path, options: &Options) -> Result<Self, WriteError> {
        let out = real(named)?;
        if let Some(fault) = fault(&out, options) {
            return Err(refusal(named, &fault, "choose another folder with `--out`"));
        }
        let way = way(&out);
        let ground = Self { named: named.to_owned(), work: work(&out, way), out, way };
        ground.check_contents()?;
        Ok(ground)
    }

    /// Names the folder inside the output folder in which work is done when it cannot be exchanged.
    pub(super) fn inner_work(&self) -> PathBuf {
        self.out.join(manifest::WORK)
    }

    /// Demands that the folder is new, empty or ours.
    pub(super) fn check_contents(&self) -> Result<(), WriteError> {
        let Some(metadata) = disk::look(&self.out)? else { return Ok(()) };
        if !metadata.is_dir() {
            return Err(refusal(&self.named, "is a file", "choose a folder with `--out`"));
        }
        let marks =
            [self.out.join(manifest::NAME), self.work.join(journal::NAME), self.inner_work().join(journal::NAME)];
        if marks.iter().any(|mark| disk::exists(mark)) {
            return Ok(());
        }
        let own = |name: &std::ffi::OsStr| name == manifest::WORK || name == "lost+found";
        let mut names: Vec<_> = disk::list(&self.out)?.into_iter().map(|entry| entry.file_name()).collect();
        names.retain(|name| !own(name));
        names.sort();
        let Some(first) = names.first() else { return Ok(()) };
        let fault = format!("holds `{}`, and nothing says that Dateline wrote it", first.to_string_lossy());
        Err(refusal(&self.named, &fault, "choose a new or an empty folder with `--out`"))
    }
}

/// Words a refusal.
fn refusal(named: &Path, fault: &str, advice: &str) -> WriteError {
    WriteError::Refused(format!("`{}` {fault}; {advice}", named.display()))
}

/// Follows every link in a path, of which the last names need not exist yet.
fn real(named: &Path) -> Result<PathBuf, WriteError> {
    if named.as_os_str().is_empty() {
        return Err(WriteError::Refused("the output folder has no name; choose one with `--out`".into()));
    }
    let whole = std::path::absolute(named).tried("look at", named)?;
    let Some(there) = whole.ancestors().find(|path| disk::exists(path)) else { return Ok(whole) };
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    if !rest.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(refusal(named, "leads through a folder that does not exist", "write the path without `..`"));
    }
    match there.canonicalize() {
        Ok(there) if rest.as_os_str().is_empty() => Ok(there),
        Ok(there) => Ok(there.join(rest)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err(refusal(named, "is a link that leads nowhere", "make the folder it leads to, or remove the link"))
        }
        Err(error) => Err(error).tried("look at", there).map_err(WriteError::from),
    }
}

/// Says what would be hurt if a folder were published into.
fn fault(out: &Path, options: &Options) -> Option<String> {
    if out.parent().is_none() {
        return Some("is the root of the file system".into());
    }
    fault_of_project(out, options).or_else(|| fault_of_home(out, options))
}

/// Says that a folder is somebody's home, or holds homes.
fn fault_of_home(out: &Path, options: &Options) -> Option<String> {
    let homes = ["/home", "/Users"].map(Path::new);
    let is_home = out == Path::new("/root") || homes.iter().any(|homes| out == *homes || out.parent() == Some(homes));
    let home = options.home.as_ref().and_then(|home| home.canonicalize().ok());
    (is_home || home.is_some_and(|home| is_within(&home, out))).then(|| "is a home folder, or holds one".into())
}

/// Says that a folder is the project's, holds the project, or lies among what the project is made of.
fn fault_of_project(out: &Path, options: &Options) -> Option<String> {
    let root = options.root.canonicalize().ok()?;
    if is_within(&root, out) {
        return Some("is the folder of the project, or holds it".into());
    }
    for name in SOURCES {
        let source = root.join(name);
        let source = source.canonicalize().unwrap_or(source);
        if is_within(&source, out) || is_within(out, &source) {
            return Some(format!("is `{name}`, holds it or lies in it"));
        }
    }
    out.components().any(|part| part.as_os_str() == ".git").then(|| "lies in a folder of Git's".into())
}

/// Tells whether a path is that of a folder or lies in it, by name or, through mounts, by identity.
fn is_within(path: &Path, folder: &Path) -> bool {
    let identity = disk::identity_at(folder);
    path.ancestors().any(|above| above == folder || (identity.is_some() && disk::identity_at(above) == identity))
}

/// Finds out how the tree in a folder can be changed.
fn way(out: &Path) -> Way {
    let parent = out.parent().unwrap_or(out);
    if disk::exists(out) && (is_mount(out, parent) || !is_writable(parent)) { Way::OneByOne } else { Way::Whole }
}

/// Tells whether something is mounted at a folder, so that it cannot be renamed.
#[cfg(unix)]
fn is_mount(out: &Path, parent: &Path) -> bool {
    let device = |path| disk::identity_at(path).map(|(device, _)| device);
    device(out) != device(parent) || is_mount_root(out)
}

/// Tells whether something is mounted at a folder, also from the same disk.
#[cfg(target_os = "linux")]
fn is_mount_root(out: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, out, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Tells whether something is mounted at a folder, also from the same disk; where that cannot be asked, it shows later.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_root(_: &Path) -> bool {
    false
}

/// Tells whether a folder can be added to.
#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    use rustix::fs::Access;
    rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// Tells whether something is mounted at a folder; where that cannot be asked, it shows later.
#[cfg(not(unix))]
fn is_mount(_: &Path, _: &Path) -> bool {
    false
}

/// Tells whether a folder can be added to; where that cannot be asked, it shows later.
#[cfg(not(unix))]
fn is_writable(_: &Path) -> bool {
    true
}

/// Names the folder that the work is done in: beside the output folder, or in it when it cannot be exchanged.
fn work(out: &Path, way: Way) -> PathBuf {
    match way {
        Way::OneByOne => out.join(manifest::WORK),
        Way::Whole => {
            let mut name = std::ffi::OsString::from(".");
            name.push(out.file_name().unwrap_or_default());
            name.push(manifest::WORK);
            out.with_file_name(name)
        }
    }
}

/// Makes the folders above the output folder.
pub(super) fn make_way(out: &Path) -> Result<(), Failure> {
    let Some(parent) = out.parent() else { return Ok(()) };
    std::fs::create_dir_all(parent).tried("make the folder", parent)
}
