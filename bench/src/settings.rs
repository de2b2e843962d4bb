//! What was asked on the command line, and how long each round may take.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The one that tests have as well.
const POSTGRES_VARIABLE: &str = "UITZWAAI_TEST_POSTGRES";

/// What to do.
pub enum Invocation {
    /// Serve one page and nothing else: the baseline's own process.
    Bare(BarePage),
    Figures(Settings),
}

/// The page that the bare handler serves.
pub struct BarePage {
    pub body: PathBuf,
    pub content_type: String,
    pub content_encoding: Option<String>,
}

/// How to measure.
pub struct Settings {
    /// The program, built as for release.
    pub program: PathBuf,
    /// Its site folder.
    pub site: PathBuf,
    /// A folder on the disk that databases are kept on; emptied and removed afterwards.
    pub folder: PathBuf,
    /// Who has left of the large board, of the one that leavers hand in to, of one between, and of the small one.
    pub large: usize,
    pub usual: usize,
    pub middle: usize,
    pub small: usize,
    /// Pairs of rounds, program and baseline; the median of their ratios is told.
    pub rounds: usize,
    /// Keep-alive connections, and simultaneous writers.
    pub connections: usize,
    /// A PostgreSQL on which databases may be made (`postgres://user@host:port/postgres`), to hand in there too.
    pub postgres: Option<String>,
    /// A round of pages ends after this time.
    pub page_round: Duration,
    /// Submissions in a round, and commits in one of the baseline's.
    pub submissions: usize,
}

impl Settings {
    /// Reads the arguments: `--program FILE --site FOLDER --folder FOLDER [--quick]`, or
    /// `bare BODY TYPE [ENCODING]`.
    pub fn read(arguments: &[String]) -> Result<Invocation> {
        let mut words = arguments.iter();
        if arguments.first().is_some_and(|word| word == "bare") {
            let [_, body, content_type, rest @ ..] = arguments else { bail!("usage: bench bare BODY TYPE [ENCODING]") };
            return Ok(Invocation::Bare(BarePage {
                body: body.into(),
                content_type: content_type.clone(),
                content_encoding: rest.first().cloned(),
            }));
        }
        let (mut program, mut site, mut folder, mut quick) = (None, None, None, false);
        while let Some(word) = words.next() {
            let mut path = || words.next().map(PathBuf::from).with_context(|| format!("{word} needs a path"));
            match word.as_str() {
                "--program" => program = Some(path()?),
                "--site" => site = Some(path()?),
                "--folder" => folder = Some(path()?),
                "--quick" => quick = true,
                _ => bail!("usage: bench --program FILE --site FOLDER --folder FOLDER [--quick]"),
            }
        }
        let needed = |path: Option<PathBuf>, name: &str| path.with_context(|| format!("{name} is missing"));
        Ok(Invocation::Figures(Self {
            program: needed(program, "--program")?,
            site: needed(site, "--site")?,
            folder: needed(folder, "--folder")?,
            large: if quick { 100_000 } else { 1_000_000 },
            usual: 100_000,
            middle: 10_000,
            small: 1_000,
            rounds: if quick { 3 } else { 7 },
            connections: 8,
            postgres: std::env::var(POSTGRES_VARIABLE).ok().filter(|address| !address.is_empty()),
            page_round: Duration::from_millis(if quick { 600 } else { 2_000 }),
            submissions: if quick { 100 } else { 400 },
        }))
    }
}
