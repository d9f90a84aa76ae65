//! Rebuilds the binary when the theme or the starting site inside it changes.

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=static");
    println!("cargo:rerun-if-changed=starter");
}
