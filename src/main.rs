//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    dateline::command::run(dateline::command::Arguments::parse())
}
