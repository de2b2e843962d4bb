//! `cargo xtask test`: prepares what is missing, then runs every runner, also after a failure.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::build::{self, Built, Mode};
use crate::children;
use crate::postgres::Cluster;
use crate::project::Project;
use crate::steps::Steps;
use crate::summary::Summary;
use crate::toolchain::Toolchain;
use crate::{browser, package, peers, python};

/// One invocation for all, so that their dependencies are built once with the same features; each
/// stands behind those it uses.
const CRATES: [&str; 7] = ["domain", "migrations", "wording", "server", "app", "uitzwaai", "bench"];

/// A library that does not compile takes these with it.
const USERS: [(&str, &[&str]); 5] = [
    ("domain", &["wording", "server", "app", "uitzwaai", "bench"]),
    ("migrations", &["server", "app", "uitzwaai", "bench"]),
    ("wording", &["server", "app", "uitzwaai", "bench"]),
    ("server", &["app", "uitzwaai", "bench"]),
    ("app", &["uitzwaai"]),
];

/// What was asked on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    deep: bool,
    without_browser: bool,
    without_rust: bool,
    filter: Option<String>,
}

/// `cargo xtask test [--deep] [--rust|--browser] [FILTER]`.
pub fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let wish = Wish::read(arguments)?;
    let mut steps = Steps::new("test", wish.steps());
    let toolchain = build::prepare(project, &mut steps, Mode::Debug)?;
    let surroundings = Surroundings::prepare(project, &wish, &mut steps)?;
    let mut tests = Tests { project, toolchain, wish, surroundings, summary: Summary::default(), steps, program: None };
    if !tests.wish.without_rust {
        tests.run_rust()?;
    }
    if !tests.wish.without_browser {
        tests.run_browser()?;
    }
    drop(tests.surroundings);
    tests.steps.finish("all runners have ended");
    print!("{}", tests.summary);
    if !tests.summary.is_good() {
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

    /// Compiler, surroundings, then three for Rust, five for the browser and one for the packages.
    fn steps(&self) -> usize {
        let rust = if self.without_rust { 0 } else { 3 };
        let browser = if self.without_browser { 0 } else { build::STEPS + 2 };
        2 + rust + browser
    }
}

/// Addresses and programs that the tests learn from their environment.
struct Surroundings {
    variables: Vec<(&'static str, PathBuf)>,
    /// Stops when the tests are over, however they end.
    _cluster: Cluster,
}

impl Surroundings {
    /// One step: whatever the tests need besides our own code.
    fn prepare(project: &Project, wish: &Wish, steps: &mut Steps) -> Result<Self> {
        steps.next("Preparing PostgreSQL, PgBouncer, haproxy, Python, npm's packages, Java and Chromium");
        let mut variables = vec![("UITZWAAI_PYTHON", python::ensure(project)?)];
        if !wish.without_browser {
            browser::ensure_npm_packages(project)?;
            browser::ensure_java()?;
            variables.push(("UITZWAAI_CHROMIUM", browser::ensure_chromium()?));
        }
        if wish.deep {
            variables.push(("UITZWAAI_TEST_DEEP", "1".into()));
            variables.push(("PROPTEST_CASES", "4096".into()));
        }
        let cluster = Cluster::start()?;
        if !wish.without_rust {
            variables.extend(peers::ensure(wish.deep)?);
        }
        steps.note(&format!("PostgreSQL listens at {}", cluster.address()));
        variables.push(("UITZWAAI_TEST_POSTGRES", cluster.address().into()));
        variables.push(("UITZWAAI_POSTGRES_PROGRAMS", cluster.programs().to_path_buf()));
        Ok(Self { variables, _cluster: cluster })
    }

    fn give_to(&self, command: &mut Command) {
        give(&self.variables, command);
    }
}

/// What a shell may still have of something else that was run in it: with these, other stories run than were asked for,
/// or none, and other numbers of cases.
const NEVER_INHERITED: [&str; 4] = ["UITZWAAI_FIGURES", "UITZWAAI_PICTURES", "UITZWAAI_TEST_DEEP", "PROPTEST_CASES"];

fn give(variables: &[(&'static str, PathBuf)], command: &mut Command) {
    for name in NEVER_INHERITED {
        command.env_remove(name);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
}

/// One run of all runners.
struct Tests<'a> {
    project: &'a Project,
    toolchain: Toolchain,
    wish: Wish,
    surroundings: Surroundings,
    summary: Summary,
    steps: Steps,
    /// The program, once compiling the tests has built it too.
    program: Option<PathBuf>,
}

impl Tests<'_> {
    /// Three steps: compile the tests, run them, run xtask's own with the compiler that built xtask.
    fn run_rust(&mut self) -> Result<()> {
        self.steps.next("Compiling the program and the tests in Rust");
        let mut compile = self.toolchain.cargo(self.project);
        compile.args(["build", "--keep-going", "--lib", "--bins", "--tests"]);
        compile.args(packages(&CRATES));
        let mut crates = CRATES.to_vec();
        let status = children::run_showing_lines(&mut compile, |line| leave_out(&mut crates, line))?;
        if status.success() {
            let name = &self.project.output_name;
            self.program = Some(self.project.target.join(Mode::Debug.folder()).join(name));
        } else {
            self.summary.broke("compiling the tests", &format!("{status}; ran: {}", crates.join(", ")));
        }
        self.steps.next("Running the tests in Rust");
        if !crates.is_empty() {
            let mut tests = self.toolchain.cargo(self.project);
            // What was compiled just now: there are no examples in comments to run, as `cargo xtask tidy` sees to.
            tests.args(["test", "--no-fail-fast", "--lib", "--bins", "--tests"]).args(packages(&crates));
            self.run_cargo("cargo test", tests)?;
        }
        self.steps.next("Running xtask's own tests");
        let mut own = Command::new("cargo");
        own.args(["test", "--package", "xtask"]).current_dir(&self.project.root);
        self.run_cargo("cargo test --package xtask", own)
    }

    fn run_cargo(&mut self, runner: &str, mut command: Command) -> Result<()> {
        if let Some(filter) = &self.wish.filter {
            command.arg(filter);
        }
        self.surroundings.give_to(&mut command);
        let status = children::run_showing_lines(&mut command, |line| self.summary.hear_cargo(line))?;
        if !status.success() {
            self.summary.broke(runner, &format!("ended with {status}"));
        }
        Ok(())
    }

    /// Six steps: the program, three for its site, the packages of both, and the stories.
    fn run_browser(&mut self) -> Result<()> {
        match self.build() {
            Ok(built) => {
                self.try_packages(&built);
                self.run_stories(built)
            }
            Err(error) if children::stop_was_asked() => Err(error),
            Err(error) => {
                self.summary.broke("the stories in the browser", &format!("{error:#}"));
                Ok(())
            }
        }
    }

    /// The tests' own build of the program is the same program, with features unified once.
    fn build(&mut self) -> Result<Built> {
        let (project, toolchain) = (self.project, &self.toolchain);
        let program = match self.program.take() {
            Some(program) => {
                self.steps.next("Building the program: done with the tests");
                program
            }
            None => build::program(project, toolchain, Mode::Debug, &mut self.steps)?,
        };
        let site = build::site(project, toolchain, Mode::Debug, &mut self.steps)?;
        Ok(Built { program, site })
    }

    /// One step; a filter names stories, so it leaves this out.
    fn try_packages(&mut self, built: &Built) {
        self.steps.next("Installing, upgrading and rolling back the packages");
        if self.wish.filter.is_some() {
            return;
        }
        match package::try_out(self.project, built) {
            Ok(tried) => self.summary.tried("packages", &tried),
            Err(error) => self.summary.broke("the packages", &format!("{error:#}")),
        }
    }

    fn run_stories(&mut self, built: Built) -> Result<()> {
        self.steps.next("Running the stories in the browser");
        let mut playwright = Command::new("npx");
        playwright
            .args(["--no-install", "playwright", "test"])
            .current_dir(self.project.end2end())
            .env("UITZWAAI_BIN", built.program)
            .env("UITZWAAI_SITE", built.site);
        if let Some(filter) = &self.wish.filter {
            playwright.args(["--grep", filter, "--pass-with-no-tests"]);
        }
        self.surroundings.give_to(&mut playwright);
        let status = children::run_showing_lines(&mut playwright, |line| {
            self.summary.hear_playwright(line);
        })?;
        if !status.success() {
            self.summary.broke("the stories in the browser", &format!("ended with {status}"));
        }
        Ok(())
    }
}

/// Takes out the crate of ``could not compile `server` (lib test)`` and, for a library, its users.
fn leave_out(crates: &mut Vec<&'static str>, line: &str) {
    let Some((_, rest)) = line.split_once("could not compile `") else { return };
    let Some((broken, kind)) = rest.split_once('`') else { return };
    let users: &[&str] = match USERS.iter().find(|(name, _)| *name == broken) {
        Some((_, users)) if !kind.contains("test") => users,
        _ => &[],
    };
    crates.retain(|name| *name != broken && !users.contains(name));
}

fn packages<'a>(names: &'a [&'static str]) -> impl Iterator<Item = &'static str> + 'a {
    names.iter().flat_map(|name| ["--package", *name])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Wish> {
        Wish::read(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_filter_and_deep_can_stand_in_any_order() {
        let expected = Wish { deep: true, filter: Some("booking".into()), ..Wish::default() };
        assert_eq!(read(&["booking", "--deep"]).expect("understood"), expected);
        assert_eq!(read(&["--deep", "booking"]).expect("understood"), expected);
    }

    #[test]
    fn a_test_that_does_not_compile_keeps_only_its_own_crate_from_running() {
        let mut crates = CRATES.to_vec();
        leave_out(&mut crates, "error: could not compile `server` (lib test) due to 1 previous error");
        assert_eq!(crates, ["domain", "migrations", "wording", "app", "uitzwaai", "bench"]);
    }

    #[test]
    fn a_library_that_does_not_compile_takes_its_users_with_it() {
        let mut crates = CRATES.to_vec();
        leave_out(&mut crates, "error: could not compile `wording` (lib) due to 2 previous errors");
        assert_eq!(crates, ["domain", "migrations"]);
    }

    #[test]
    fn what_a_shell_still_has_of_something_else_is_not_inherited() {
        let mut command = Command::new("npx");
        give(&[("PROPTEST_CASES", "4096".into())], &mut command);
        let told: Vec<_> = command.get_envs().filter_map(|(name, value)| Some((name.to_str()?, value))).collect();
        for name in ["UITZWAAI_FIGURES", "UITZWAAI_PICTURES", "UITZWAAI_TEST_DEEP"] {
            assert!(told.contains(&(name, None)), "{name} is taken out: {told:?}");
        }
        assert!(
            told.contains(&("PROPTEST_CASES", Some(std::ffi::OsStr::new("4096")))),
            "what was asked for is given: {told:?}"
        );
        let mut usually = Command::new("cargo");
        give(&[], &mut usually);
        assert!(usually.get_envs().any(|(name, value)| name == "PROPTEST_CASES" && value.is_none()));
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
