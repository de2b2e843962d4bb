//! `cargo xtask tidy`: the conventions that code can keep, each with examples in its tests.

mod addresses;
mod catalogues;
mod code;
mod documents;
mod floors;
mod layers;
mod marks;
mod routes;
mod sheets;
mod source;

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::project::Project;

/// Folders with a dot that hold files of ours; all other folders do, but for what is built or installed.
const DOTTED: [&str; 3] = [".cargo", ".ci", ".github"];
const OTHERS: [&str; 3] = ["node_modules", "target", "test-results"];
/// Longer than this is no text of ours: somebody's database.
const TEXT_MAX_BYTES: u64 = 4 * 1024 * 1024;

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

/// Every text of ours, by its path.
fn our_files(root: &Path) -> Result<Vec<TextFile>> {
    let mut files = Vec::new();
    collect(root, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn look_at(files: &[TextFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        marks::look(file, &mut findings);
        if file.has_ending("rs") {
            let source = source::Source::read(&file.text);
            code::look(file, &source, &mut findings);
            routes::look(file, &source, &mut findings);
            layers::look_at_code(file, &source, &mut findings);
        } else if file.has_ending("toml") {
            layers::look_at_manifest(file, &mut findings);
        } else if file.has_ending("css") {
            sheets::look(file, &mut findings);
        } else if file.has_ending("ts") {
            code::look_at_story(file, &mut findings);
        }
    }
    addresses::look(files, &mut findings);
    catalogues::look(files, &mut findings);
    documents::look(files, &mut findings);
    floors::look(files, &mut findings);
    findings.sort();
    findings
}

fn collect(root: &Path, below: &str, files: &mut Vec<TextFile>) -> Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            let is_dotted = name.starts_with('.') && !DOTTED.contains(&name.as_str());
            if !is_dotted && !OTHERS.contains(&name.as_str()) {
                collect(root, &path, files)?;
            }
        } else if kind.is_file() && entry.metadata()?.len() <= TEXT_MAX_BYTES {
            // What is no text is a picture.
            if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
                files.push(TextFile { path, text });
            }
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
        assert!(files.iter().any(|file| file.path == "README.md"), "documents are texts too");
        assert!(files.iter().all(|file| !file.path.contains("node_modules")));
        let findings: Vec<String> = look_at(&files).iter().map(Finding::to_string).collect();
        assert!(findings.is_empty(), "{findings:#?}");
    }
}
