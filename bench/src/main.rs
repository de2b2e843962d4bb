//! Figures beside their baselines: the program under load, next to a bare Axum handler that serves
//! the same bytes and to bare durable commits, in one run. `cargo xtask bench` builds and starts it.

mod addresses;
mod bare;
mod dice;
mod figures;
mod forms;
mod histogram;
mod http;
mod load;
mod measure;
mod program;
mod seed;
mod settings;

use std::process::ExitCode;

use anyhow::Result;

use crate::settings::{Invocation, Settings};

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("bench: cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Settings::read(&arguments)? {
        Invocation::Bare(page) => bare::serve(&page).await,
        Invocation::Figures(settings) => {
            let figures = measure::all(&settings).await?;
            println!("{figures}");
            Ok(())
        }
    }
}
