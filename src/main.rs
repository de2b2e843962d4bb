//! The command line: `uitzwaai serve`, `demo`, `migrate`, `import`, `create-account`, `backup`,
//! `restore`, `keys`, `itip`, `unbind`, `retention`, `release`, `addresses`, `check`.

mod command;
mod settings;
mod traces;
mod web;

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use tokio::runtime::Handle;
use tracing_subscriber::filter::{DynFilterFn, EnvFilter, FilterExt, LevelFilter};
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Registry, fmt};

use crate::command::Command;
use crate::settings::LogFormat;
use crate::traces::Sending;

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
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("uitzwaai: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let sending = match begin_log(&arguments.command, runtime.handle()) {
        Ok(sending) => sending,
        Err(error) => {
            eprintln!("uitzwaai: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(command::run(arguments.command));
    if let Some(sending) = sending {
        runtime.block_on(sending.end());
    }
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("uitzwaai: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Lines go to standard error, those that `UITZWAAI_LOG` asks for; traces of the program that serves go where a setting
/// says, if anywhere.
fn begin_log(command: &Command, runtime: &Handle) -> Result<Option<Sending>> {
    let format = settings::log_format()?;
    let to = if matches!(command, Command::Serve) { settings::traces()? } else { None };
    let sending = to.map(|to| Sending::begin(&to, runtime)).transpose()?;
    let asked_for = EnvFilter::try_from_env("UITZWAAI_LOG").unwrap_or_else(|_| "warn,uitzwaai=info,server=info".into());
    let lines = fmt::layer::<Registry>().with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    // Asked anew for every span and line. Where the answer were kept for a place in the code, what was last asked on the
    // same thread and not written (a library looks whether a line is wanted) would be taken for the answer about it,
    // and requests would have neither number nor trace.
    let anew = DynFilterFn::new(|_, _| true);
    // Beyond debug the database's libraries write the values of each statement, with everything that people typed.
    let mut layers = vec![lines.with_filter(asked_for.and(LevelFilter::DEBUG).and(anew)).boxed()];
    layers.extend(sending.as_ref().map(Sending::layer));
    tracing_subscriber::registry().with(layers).init();
    Ok(sending)
}
