//! Reads Rust just well enough to tell code from comments, strings and tests.

/// One line of a file.
#[derive(Debug, Default)]
pub struct Line {
    /// The code, with the insides of strings and all comments taken out.
    pub code: String,
    /// The text of comments on this line.
    pub comment: String,
    /// The insides of strings on this line.
    pub strings: String,
    /// Whether it stands in an item marked `#[cfg(test)]`.
    pub is_test: bool,
}

/// A file, line by line.
pub struct Source {
    /// The first has number 1 in an editor.
    pub lines: Vec<Line>,
}

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Code,
    LineComment,
    BlockComment { depth: usize },
    Text,
    RawText { hashes: usize },
}

impl Source {
    /// Never fails: text that is no Rust gives lines that mean little.
    pub fn read(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let mut lines = vec![Line::default()];
        let mut state = State::Code;
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            if letter == '\n' {
                if state == State::LineComment {
                    state = State::Code;
                }
                lines.push(Line::default());
                at += 1;
                continue;
            }
            let Some(line) = lines.last_mut() else { break };
            at += step(&letters[at..], line, &mut state);
        }
        mark_tests(&mut lines);
        Self { lines }
    }
}

/// Takes one token's worth of letters; returns how many.
fn step(rest: &[char], line: &mut Line, state: &mut State) -> usize {
    let (first, second) = (rest[0], rest.get(1).copied().unwrap_or(' '));
    match *state {
        State::Code => step_in_code(rest, line, state),
        State::LineComment => {
            line.comment.push(first);
            1
        }
        State::BlockComment { depth } => {
            let depth = match (first, second) {
                ('*', '/') => depth - 1,
                ('/', '*') => depth + 1,
                _ => {
                    line.comment.push(first);
                    return 1;
                }
            };
            *state = if depth == 0 { State::Code } else { State::BlockComment { depth } };
            2
        }
        State::Text => match first {
            '\\' if second != '\n' => 2,
            '"' => {
                line.code.push('"');
                *state = State::Code;
                1
            }
            _ => {
                line.strings.push(first);
                1
            }
        },
        State::RawText { hashes } => {
            let ends = first == '"' && rest[1..].iter().take_while(|l| **l == '#').count() >= hashes;
            if ends {
                line.code.push('"');
                *state = State::Code;
                return 1 + hashes;
            }
            line.strings.push(first);
            1
        }
    }
}

fn step_in_code(rest: &[char], line: &mut Line, state: &mut State) -> usize {
    let (first, second) = (rest[0], rest.get(1).copied().unwrap_or(' '));
    match (first, second) {
        ('/', '/') => {
            *state = State::LineComment;
            2
        }
        ('/', '*') => {
            *state = State::BlockComment { depth: 1 };
            2
        }
        ('"', _) => {
            line.code.push('"');
            *state = State::Text;
            1
        }
        ('r', '"' | '#') if !line.code.ends_with(is_word) || line.code.ends_with('b') => {
            let hashes = rest[1..].iter().take_while(|letter| **letter == '#').count();
            if rest.get(1 + hashes) != Some(&'"') {
                line.code.push(first);
                return 1;
            }
            line.code.push('"');
            *state = State::RawText { hashes };
            2 + hashes
        }
        ('\'', _) => match rest {
            // A character, not a lifetime.
            ['\'', '\\', _, tail @ ..] => 3 + tail.iter().position(|letter| *letter == '\'').map_or(0, |end| end + 1),
            ['\'', _, '\'', ..] => 3,
            _ => 1,
        },
        _ => {
            line.code.push(first);
            1
        }
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// From `#[cfg(test)]` to the end of the item it stands above.
fn mark_tests(lines: &mut [Line]) {
    let mut depth: Option<i32> = None;
    for line in lines {
        if depth.is_none() && line.code.contains("#[cfg(test)]") {
            depth = Some(0);
        }
        let Some(open) = depth.as_mut() else { continue };
        line.is_test = true;
        let before = *open;
        let mut touched = false;
        for letter in line.code.chars() {
            match letter {
                '{' => {
                    *open += 1;
                    touched = true;
                }
                '}' => *open -= 1,
                _ => {}
            }
        }
        let closed = *open <= 0 && (before > 0 || touched);
        let without_body = *open == 0 && !touched && line.code.trim_end().ends_with(';');
        if closed || without_body {
            depth = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_no_code() {
        let source = Source::read("let a = \"todo!()\"; // dbg!(a)\nlet b = 'x'; /* c\n d */ e();");
        assert_eq!(source.lines[0].code, "let a = \"\"; ");
        assert_eq!(source.lines[0].comment, " dbg!(a)");
        assert_eq!(source.lines[0].strings, "todo!()");
        assert_eq!(source.lines[2].code, " e();");
    }

    #[test]
    fn raw_strings_and_escaped_quotes_end_where_they_end() {
        let source = Source::read("a(r#\"say \"x\" now\"#); b(\"\\\"q\"); c('\"'); d::<'a>();");
        assert_eq!(source.lines[0].code, "a(\"\"); b(\"\"); c(); d::<a>();");
    }

    #[test]
    fn a_string_over_several_lines_hides_them_all() {
        let source = Source::read("let a = \"one\ntwo.unwrap()\nthree\"; four();");
        assert_eq!(source.lines[1].code, "");
        assert_eq!(source.lines[2].code, "\"; four();");
    }

    #[test]
    fn a_test_module_ends_with_its_brace() {
        let source = Source::read("fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() {}\n}\nfn c() {}");
        let tests: Vec<bool> = source.lines.iter().map(|line| line.is_test).collect();
        assert_eq!(tests, [false, true, true, true, true, false]);
    }

    #[test]
    fn a_test_module_in_another_file_takes_one_line() {
        let source = Source::read("#[cfg(test)]\nmod tests;\nfn c() {}");
        let tests: Vec<bool> = source.lines.iter().map(|line| line.is_test).collect();
        assert_eq!(tests, [true, true, false]);
    }
}
