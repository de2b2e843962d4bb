//! Who may use whom: `domain` < `server` < `app` < the program, and what none of them may touch.

use super::code::has_word;
use super::source::Source;
use super::{Finding, TextFile};

/// Below a folder, these words may not stand in code.
struct Layer {
    folder: &'static str,
    /// Places below the folder to which the rule does not apply.
    except: &'static [&'static str],
    forbidden: &'static [&'static str],
    why: &'static str,
}

const LAYERS: [Layer; 9] = [
    Layer {
        folder: "domain/",
        except: &[],
        forbidden: &["sea_orm", "sqlx", "leptos", "axum", "tokio", "http", "std::fs", "std::net"],
        why: "rules are pure: no database, no web, no I/O",
    },
    Layer {
        folder: "domain/",
        except: &["domain/tests"],
        forbidden: &["Utc::now", "Local::now", "SystemTime::now", "Instant::now"],
        why: "rules get the time as an argument",
    },
    Layer {
        folder: "server/",
        // What is fetched from, told, or signed in at, is a real server in tests.
        except: &[
            "server/tests/stories/api",
            "server/tests/stories/feed",
            "server/tests/stories/provider",
            "server/src/feed/fetch/tests",
        ],
        forbidden: &["leptos", "leptos_axum", "axum", "http::", "tower", "app::"],
        why: "what happens knows nothing of pages and HTTP",
    },
    Layer {
        folder: "server/",
        except: &["server/src/store"],
        forbidden: &["DeriveEntityModel", "DeriveRelation", "DeriveActiveModelBehavior"],
        why: "entities stay in server/src/store",
    },
    Layer { folder: "app/", except: &[], forbidden: &["sea_orm", "sqlx", "migrations"], why: "pages know no database" },
    Layer { folder: "app/", except: &[], forbidden: &["DeriveEntityModel"], why: "entities stay in server/src/store" },
    Layer { folder: "src/", except: &[], forbidden: &["DeriveEntityModel"], why: "entities stay in server/src/store" },
    Layer {
        folder: "wording/",
        except: &[],
        forbidden: &["sea_orm", "leptos", "axum", "server::", "app::"],
        why: "the catalogues are used by others and use only domain",
    },
    Layer {
        folder: "migrations/",
        except: &[],
        forbidden: &["server::", "app::", "domain::", "leptos", "axum"],
        why: "the schema of then may not follow the code of now",
    },
];

/// Crates a manifest may not name at all.
const FORBIDDEN_CRATES: [(&str, &[&str]); 5] = [
    ("domain/Cargo.toml", &["sea-orm", "leptos", "axum", "tokio", "server", "wording", "app"]),
    ("server/Cargo.toml", &["leptos", "leptos_axum", "axum", "http", "tower-sessions", "app"]),
    ("app/Cargo.toml", &["sea-orm", "sea-orm-migration", "migrations"]),
    ("wording/Cargo.toml", &["sea-orm", "leptos", "axum", "server", "app"]),
    ("migrations/Cargo.toml", &["server", "app", "domain", "leptos", "axum"]),
];

/// Crates that only the server's side may have: optional, and not switched on by `hydrate`.
const SERVER_SIDE: [&str; 6] = ["wording", "server", "migrations", "axum", "leptos_axum", "tokio"];

/// Looks at one Rust file.
pub fn look_at_code(file: &TextFile, source: &Source, findings: &mut Vec<Finding>) {
    let layers = LAYERS.iter().filter(|layer| {
        file.path.starts_with(layer.folder) && !layer.except.iter().any(|place| file.path.starts_with(place))
    });
    for layer in layers {
        for (index, line) in source.lines.iter().enumerate() {
            for word in layer.forbidden {
                if names(&line.code, word) {
                    findings.push(file.at(index + 1, format!("`{word}`: {}", layer.why)));
                }
            }
        }
    }
}

/// A path that ends in `::` must begin a path; any other word must stand by itself.
fn names(code: &str, word: &str) -> bool {
    match word.strip_suffix("::") {
        None => has_word(code, word),
        Some(krate) => code.match_indices(word).any(|(at, _)| {
            let before = &code[..at];
            !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
                && !before.ends_with("::")
                && !krate.is_empty()
        }),
    }
}

/// Looks at one `Cargo.toml`.
pub fn look_at_manifest(file: &TextFile, findings: &mut Vec<Finding>) {
    if !file.path.ends_with("Cargo.toml") {
        return;
    }
    let Ok(manifest) = file.text.parse::<toml::Table>() else {
        findings.push(file.at(0, "is not TOML"));
        return;
    };
    let empty = toml::Table::new();
    let table = |name: &str| manifest.get(name).and_then(toml::Value::as_table).unwrap_or(&empty);
    let dependencies = table("dependencies");
    for (path, crates) in FORBIDDEN_CRATES {
        for name in crates.iter().filter(|name| file.path == path && dependencies.contains_key(**name)) {
            findings.push(file.at(0, format!("may not depend on `{name}`")));
        }
    }
    let hydrate = table("features").get("hydrate").and_then(toml::Value::as_array);
    let Some(hydrate) = hydrate else { return };
    for name in SERVER_SIDE {
        let is_optional = dependencies
            .get(name)
            .is_none_or(|dependency| dependency.get("optional").and_then(toml::Value::as_bool).unwrap_or(false));
        let is_hydrated = hydrate.iter().filter_map(toml::Value::as_str).any(|feature| {
            feature == name || feature == format!("dep:{name}") || feature.starts_with(&format!("{name}/"))
        });
        if !is_optional || is_hydrated {
            findings.push(file.at(0, format!("`{name}` may never come into the browser's side")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings_in;

    fn count(path: &str, text: &str) -> usize {
        let header = if path.ends_with(".rs") { "//! Header.\n" } else { "" };
        findings_in(path, &format!("{header}{text}")).len()
    }

    #[test]
    fn rules_know_no_database_and_no_clock() {
        assert_eq!(count("domain/src/talk.rs", "use chrono::{DateTime, Utc};"), 0);
        assert_eq!(count("domain/src/talk.rs", "use sea_orm::entity::prelude::*;"), 1);
        assert_eq!(count("domain/src/talk.rs", "let now = chrono::Utc::now();"), 1);
        assert_eq!(count("domain/src/talk.rs", "// leptos and Utc::now() in a remark\n"), 0);
    }

    #[test]
    fn what_happens_knows_no_pages() {
        assert_eq!(count("server/src/talk.rs", "use crate::store::talk;"), 0);
        assert_eq!(count("server/src/talk.rs", "use axum::Router;"), 1);
        assert_eq!(count("server/src/feed/fetch/tests.rs", "use axum::Router;"), 0, "a server to fetch from");
        assert_eq!(count("server/src/talk.rs", "use http::StatusCode;"), 1);
        assert_eq!(count("server/src/talk.rs", "let http = 1; self::http::a();"), 0);
    }

    #[test]
    fn entities_stay_in_the_store() {
        assert_eq!(count("server/src/store/talk.rs", "#[derive(DeriveEntityModel)] struct A;"), 0);
        assert_eq!(count("server/src/talk.rs", "#[derive(DeriveEntityModel)] struct A;"), 1);
        assert_eq!(count("app/src/talk.rs", "use sea_orm::EntityTrait;"), 1);
    }

    #[test]
    fn the_browser_gets_no_catalogue() {
        let manifest = |dependency: &str, hydrate: &str| {
            format!("[features]\nhydrate = [{hydrate}]\n[dependencies]\nwording = {dependency}\n")
        };
        let optional = "{ path = \"..\", optional = true }";
        assert_eq!(count("app/Cargo.toml", &manifest(optional, "\"leptos/hydrate\"")), 0);
        assert_eq!(count("app/Cargo.toml", &manifest(optional, "\"dep:wording\"")), 1);
        assert_eq!(count("app/Cargo.toml", &manifest("{ path = \"..\" }", "")), 1);
    }

    #[test]
    fn a_manifest_names_no_crate_of_another_layer() {
        assert_eq!(count("domain/Cargo.toml", "[dependencies]\nchrono = \"0.4\"\n"), 0);
        assert_eq!(count("domain/Cargo.toml", "[dependencies]\nsea-orm = \"2\"\n"), 1);
    }
}
