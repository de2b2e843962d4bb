//! `cargo xtask …`: everything a developer or CI runs, one file per subcommand.

mod bench;
mod browser;
mod build;
mod check;
mod children;
mod deny;
mod package;
mod packages;
mod peers;
mod pictures;
mod postgres;
mod project;
mod python;
mod serve;
mod site;
mod steps;
mod style;
mod summary;
mod test;
mod tidy;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;

const HELP: &str = "\
cargo xtask <command>

  toolchain            make sure that server and WASM can be built with one compiler
  build [--release] [--site]
                       server, WASM, style and the site folder; or the site folder alone
  serve [--release] [ARGS…]
                       build and start `uitzwaai demo` with ARGS
  test [--deep] [--rust|--browser] [FILTER]
                       all tests, on SQLite, a private PostgreSQL and in a browser
  check                what a commit must pass: formatting, conventions, licences, clippy, fast tests
  tidy                 the conventions that code can keep
  bench [--quick]      figures beside their baselines: speed, sizes, memory, start
  package [--try]      an archive and a Debian package of a release, below target/package; or what the
                       tests do with both, of the debug build that is there
  pictures             the pictures of the README, taken anew in a real browser
";

fn main() -> ExitCode {
    children::watch_for_stop_signals();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if children::stop_was_asked() => {
            eprintln!("\nxtask: stopped ({error:#})");
            ExitCode::from(130)
        }
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    let project = Project::open()?;
    match command.as_str() {
        "toolchain" => toolchain::run(&project),
        "build" => build::run(&project, rest),
        "serve" => serve::run(&project, rest),
        "test" => test::run(&project, rest),
        "check" => check::run(&project),
        "tidy" => tidy::run(&project),
        "bench" => bench::run(&project, rest),
        "package" => package::run(&project, rest),
        "pictures" => pictures::run(&project, rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{other}`.\n\n{HELP}"),
    }
}
