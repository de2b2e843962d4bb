//! The command line: `uitzwaai serve`, `demo`, `migrate`, `import`, `create-account`, `backup`,
//! `itip`, `unbind`, `check`.

mod command;
mod settings;
mod web;

use std::process::ExitCode;

use clap::Parser;

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
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("UITZWAAI_LOG")
                .unwrap_or_else(|_| "warn,uitzwaai=info,server=info".into()),
        )
        .init();
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
