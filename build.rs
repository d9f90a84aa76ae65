//! Rebuilds the binary when the theme or the starting site inside it changes, and tells a release of what commit it is.

#[path = "build/commit.rs"]
mod commit;

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=static");
    println!("cargo:rerun-if-changed=starter");
    println!("cargo:rerun-if-changed=build");
    let root = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Only a release says of what commit it is: else every commit would compile everything anew for whoever works on it.
    let is_release = std::env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    let found = if is_release { commit::find(&root) } else { commit::Found::default() };
    found.watched.iter().for_each(|path| println!("cargo:rerun-if-changed={}", path.display()));
    let commit = found.name.map(|name| format!(" ({name})")).unwrap_or_default();
    println!("cargo:rustc-env=DATELINE_VERSION={}{commit}", env!("CARGO_PKG_VERSION"));
}
