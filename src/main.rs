//! The command line: `uitzwaai serve`, `demo`, `migrate`, `import`, `create-account`, `backup`,
//! `restore`, `keys`, `itip`, `unbind`, `retention`, `addresses`, `check`.

mod command;
mod settings;
mod web;

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use tracing_subscriber::filter::{EnvFilter, FilterExt, LevelFilter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::command::Command;

/// A page is many small pieces made on one thread and freed on another, which the system's allocator
/// pays for with locks.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Farewell talks: questionnaire, talk and report in one record.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Database, backup and mails hold what people trusted the program with: nobody else on this machine reads
    // what it writes.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let asked_for = EnvFilter::try_from_env("UITZWAAI_LOG").unwrap_or_else(|_| "warn,uitzwaai=info,server=info".into());
    // Beyond debug the database's libraries write the values of each statement, with everything that people typed.
    let lines =
        tracing_subscriber::fmt::layer().with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
    tracing_subscriber::registry().with(lines.with_filter(asked_for.and(LevelFilter::DEBUG))).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("uitzwaai: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(command::run(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("uitzwaai: {error:#}");
            ExitCode::FAILURE
        }
    }
}
