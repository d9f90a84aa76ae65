//! Rebuilds the binary when the theme or the starting site inside it changes, and tells a release of what commit it is.

#[path = "build/commit.rs"]
mod commit;

fn main() {
    let root = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Only a release says of what commit it is, and looks again only when the program has changed: a commit of content, or
    // of tests, compiles nothing anew.
    let is_release = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    let parts = if is_release { &commit::PARTS[..] } else { &["build", "build.rs", "starter", "static", "templates"] };
    // A path that is not there, as in a package, would count as changed at every build.
    for part in parts.iter().filter(|part| root.join(part).exists()) {
        println!("cargo:rerun-if-changed={part}");
    }
    let commit = commit::find(&root).filter(|_| is_release).map(|name| format!(" ({name})")).unwrap_or_default();
    println!("cargo:rustc-env=DATELINE_VERSION={}{commit}", env!("CARGO_PKG_VERSION"));
}
