//! `cargo xtask tidy`: the conventions that code can keep, each with examples in its tests.

mod catalogues;
mod code;
mod layers;
mod sheets;
mod source;

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::project::Project;

/// Folders that hold our own files.
const FOLDERS: [&str; 10] =
    ["app", "bench", "domain", "end2end", "migrations", "server", "src", "style", "wording", "xtask"];

/// One broken convention.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, relative to the root, with `/`.
    path: String,
    /// The line, from 1; 0 is the file as a whole.
    line: usize,
    /// What is wrong and what to do instead.
    what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// A text file of ours.
pub struct TextFile {
    path: String,
    text: String,
}

impl TextFile {
    /// A finding about a line of this file.
    fn at(&self, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into() }
    }

    fn has_ending(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, own)| own == ending)
    }
}

/// Prints what is not as agreed; fails when there is anything.
pub fn run(project: &Project) -> Result<()> {
    let files = our_files(&project.root)?;
    let findings = look_at(&files);
    for finding in &findings {
        println!("{finding}");
    }
    if !findings.is_empty() {
        bail!("tidy found {} places to mend", findings.len());
    }
    println!("tidy: {} files are as agreed", files.len());
    Ok(())
}

fn our_files(root: &Path) -> Result<Vec<TextFile>> {
    let manifest = "Cargo.toml".to_owned();
    let text = fs::read_to_string(root.join(&manifest))?;
    let mut files = vec![TextFile { path: manifest, text }];
    for folder in FOLDERS {
        collect(root, folder, &mut files)?;
    }
    Ok(files)
}

fn look_at(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        if file.has_ending("rs") {
            let source = source::Source::read(&file.text);
            code::look(file, &source, &mut findings);
            layers::look_at_code(file, &source, &mut findings);
        } else if file.has_ending("toml") {
            layers::look_at_manifest(file, &mut findings);
        } else if file.has_ending("css") {
            sheets::look(file, &mut findings);
        } else if file.has_ending("ts") {
            code::look_at_story(file, &mut findings);
        }
    }
    catalogues::look(files, &mut findings);
    findings.sort();
    findings
}

fn collect(root: &Path, below: &str, files: &mut Vec<TextFile>) -> Result<()> {
    let Ok(entries) = fs::read_dir(root.join(below)) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{below}/{name}");
        let is_others = name.starts_with('.') || name == "node_modules" || name == "target";
        if entry.file_type()?.is_dir() {
            if !is_others && name != "test-results" {
                collect(root, &path, files)?;
            }
        } else if let Some((_, "rs" | "toml" | "css" | "ts" | "ftl")) = name.rsplit_once('.') {
            files.push(TextFile { path, text: fs::read_to_string(entry.path())? });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What all rules say about one file.
    pub fn findings_in(path: &str, text: &str) -> Vec<String> {
        look_at(&[TextFile { path: path.to_owned(), text: text.to_owned() }])
            .into_iter()
            .map(|finding| finding.to_string())
            .collect()
    }

    #[test]
    fn this_workspace_is_as_agreed() {
        let project = Project::open().expect("the manifest of this workspace");
        let files = our_files(&project.root).expect("readable");
        assert!(files.iter().any(|file| file.path == "xtask/src/tidy.rs"));
        assert!(files.iter().all(|file| !file.path.contains("node_modules")));
        let findings: Vec<String> = look_at(&files).iter().map(Finding::to_string).collect();
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
