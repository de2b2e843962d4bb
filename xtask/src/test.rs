//! `cargo xtask test`: prepares what is missing, then runs every runner, also after a failure.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{self, Mode};
use crate::children;
use crate::postgres::Cluster;
use crate::project::Project;
use crate::steps::Steps;
use crate::summary::Summary;
use crate::toolchain::Toolchain;
use crate::{browser, python};

/// One invocation for all, so that their dependencies are built once with the same features.
const CRATES: [&str; 6] = [
    "domain",
    "wording",
    "migrations",
    "server",
    "app",
    "uitzwaai",
];

/// What was asked on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    deep: bool,
    without_browser: bool,
    without_rust: bool,
    filter: Option<String>,
}

/// Addresses and programs that the tests learn from their environment.
struct Surroundings {
    variables: Vec<(&'static str, PathBuf)>,
    /// Stops when the tests are over, however they end.
    _cluster: Option<Cluster>,
}

impl Surroundings {
    fn give_to(&self, command: &mut Command) {
        for (name, value) in &self.variables {
            command.env(name, value);
        }
    }
}

/// `cargo xtask test [--deep] [--rust|--browser] [FILTER]`.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let wish = Wish::read(arguments)?;
    let mut steps = Steps::new("test", wish.steps());
    let toolchain = build::prepare(project, &mut steps, Mode::Debug)?;
    let mut surroundings = prepare(project, &wish, &mut steps)?;
    let mut summary = Summary::default();
    if !wish.without_rust {
        test_rust(
            project,
            &toolchain,
            &wish,
            &surroundings,
            &mut summary,
            &mut steps,
        )?;
    }
    if !wish.without_browser {
        match build::all(project, &toolchain, Mode::Debug, &mut steps) {
            Ok(built) => {
                surroundings.variables.push(("UITZWAAI_BIN", built.program));
                surroundings.variables.push(("UITZWAAI_SITE", built.site));
                test_browser(project, &wish, &surroundings, &mut summary, &mut steps)?;
            }
            Err(error) if children::stop_was_asked() => return Err(error),
            Err(error) => summary.broke("browser", &format!("{error:#}")),
        }
    }
    drop(surroundings);
    steps.finish("all runners have ended");
    print!("{summary}");
    if !summary.is_good() {
        bail!("the tests failed");
    }
    Ok(())
}

impl Wish {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut wish = Self::default();
        for argument in arguments {
            match argument.as_str() {
                "--deep" => wish.deep = true,
                "--rust" => wish.without_browser = true,
                "--browser" => wish.without_rust = true,
                flag if flag.starts_with('-') => {
                    bail!("usage: cargo xtask test [--deep] [--rust|--browser] [FILTER]")
                }
                filter => wish.filter = Some(filter.to_owned()),
            }
        }
        if wish.without_browser && wish.without_rust {
            bail!("--rust and --browser together would leave nothing to test");
        }
        Ok(wish)
    }

    /// Compiler, surroundings, then three for Rust and five for the browser.
    fn steps(&self) -> usize {
        let rust = if self.without_rust { 0 } else { 3 };
        let browser = if self.without_browser {
            0
        } else {
            build::STEPS + 1
        };
        2 + rust + browser
    }
}

fn prepare(project: &Project, wish: &Wish, steps: &mut Steps) -> Result<Surroundings> {
    steps.next("Preparing PostgreSQL, Python, npm's packages and Chromium");
    let mut variables = vec![("UITZWAAI_PYTHON", python::ensure(project)?)];
    if !wish.without_browser {
        browser::ensure_npm_packages(project)?;
        variables.push(("UITZWAAI_CHROMIUM", browser::ensure_chromium()?));
    }
    if wish.deep {
        variables.push(("UITZWAAI_TEST_DEEP", "1".into()));
        variables.push(("PROPTEST_CASES", "4096".into()));
    }
    let cluster = Cluster::start()?;
    steps.note(&format!("PostgreSQL listens at {}", cluster.address()));
    variables.push(("UITZWAAI_TEST_POSTGRES", cluster.address().into()));
    Ok(Surroundings {
        variables,
        _cluster: Some(cluster),
    })
}

/// Three steps: compile the tests, run them, run xtask's own with the compiler that built xtask.
fn test_rust(
    project: &Project,
    toolchain: &Toolchain,
    wish: &Wish,
    surroundings: &Surroundings,
    summary: &mut Summary,
    steps: &mut Steps,
) -> Result<()> {
    steps.next("Compiling the tests in Rust");
    let mut compile = toolchain.cargo(project);
    compile.args(["test", "--no-run"]).args(packages());
    if !children::run_for_status(&mut compile)?.success() {
        steps.note("Not all of them compile; the others run all the same.");
    }
    steps.next("Running the tests in Rust");
    let mut tests = toolchain.cargo(project);
    tests.args(["test", "--no-fail-fast"]).args(packages());
    run_cargo_tests("cargo test", &mut tests, wish, surroundings, summary)?;
    steps.next("Running xtask's own tests");
    let mut own = Command::new("cargo");
    own.args(["test", "--package", "xtask"])
        .current_dir(&project.root);
    run_cargo_tests("cargo test -p xtask", &mut own, wish, surroundings, summary)
}

fn packages() -> impl Iterator<Item = &'static str> {
    CRATES.into_iter().flat_map(|name| ["--package", name])
}

fn run_cargo_tests(
    runner: &str,
    command: &mut Command,
    wish: &Wish,
    surroundings: &Surroundings,
    summary: &mut Summary,
) -> Result<()> {
    if let Some(filter) = &wish.filter {
        command.arg(filter);
    }
    surroundings.give_to(command);
    let status = children::run_showing_lines(command, |line| summary.hear_cargo(line))?;
    if !status.success() {
        summary.broke(runner, &format!("ended with {status}"));
    }
    Ok(())
}

fn test_browser(
    project: &Project,
    wish: &Wish,
    surroundings: &Surroundings,
    summary: &mut Summary,
    steps: &mut Steps,
) -> Result<()> {
    steps.next("Running the stories in the browser");
    let mut playwright = Command::new("npx");
    playwright
        .args(["--no-install", "playwright", "test"])
        .current_dir(project.end2end());
    if let Some(filter) = &wish.filter {
        playwright.args(["--grep", filter, "--pass-with-no-tests"]);
    }
    surroundings.give_to(&mut playwright);
    let status =
        children::run_showing_lines(&mut playwright, |line| summary.hear_playwright(line))?;
    if !status.success() {
        summary.broke("playwright", &format!("ended with {status}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Wish> {
        Wish::read(
            &words
                .iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn a_filter_and_deep_can_stand_in_any_order() {
        let expected = Wish {
            deep: true,
            filter: Some("booking".into()),
            ..Wish::default()
        };
        assert_eq!(read(&["booking", "--deep"]).expect("understood"), expected);
        assert_eq!(read(&["--deep", "booking"]).expect("understood"), expected);
    }

    #[test]
    fn an_unknown_flag_is_refused() {
        assert!(read(&["--deeep"]).is_err());
    }

    #[test]
    fn leaving_out_everything_is_refused() {
        assert!(read(&["--rust", "--browser"]).is_err());
    }
}
