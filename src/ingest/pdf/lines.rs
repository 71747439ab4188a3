//! Letters to lines: what stands on one base line, from left to right, with spaces where the gaps are as wide as one.

/// One letter (or a few, of a ligature), in points.
pub(super) struct Letter {
    /// What it says.
    pub text: String,
    /// Where it begins along its base line.
    pub start: f64,
    /// Where the next letter would begin.
    pub end: f64,
    /// Where its base line stands, growing upwards.
    pub base: f64,
    /// Its size.
    pub size: f64,
    /// The direction of its base line, in degrees.
    pub angle: i32,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words.
    pub text: String,
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// Where its first word ends.
    pub first: f64,
    /// Where its base line stands, growing upwards.
    pub base: f64,
    /// The size of its first letter.
    pub size: f64,
    /// The direction of its base line, in degrees.
    pub angle: i32,
    /// Its page, from 1.
    pub page: usize,
}

/// A gap of so many times the size is a space.
const SPACE: f64 = 0.17;
/// A wider one stands between two columns.
const COLUMN: f64 = 2.5;
/// A letter may stand so far above or below its line: `m²`.
const RAISED: f64 = 0.5;
/// A letter printed over the one before it, to look bold, is that close to it.
const OVER: f64 = 0.1;

/// The lines of a document, growing letter by letter in the order in which they are drawn.
#[derive(Default)]
pub(super) struct Lines {
    /// All lines so far; the last one still grows.
    pub lines: Vec<Line>,
    page: usize,
    open: bool,
    /// Where the last letter began.
    last: f64,
    bytes: usize,
}

impl Lines {
    /// The next letters stand on a new page.
    pub(super) fn next_page(&mut self) {
        self.page += 1;
        self.open = false;
    }

    /// How many bytes there are.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes a letter.
    pub(super) fn push(&mut self, letter: &Letter) {
        let blank = letter.text.trim().is_empty();
        let last = self.last;
        if let (true, Some(line)) = (self.open, self.lines.last_mut()) {
            let gap = letter.start - line.end;
            let over = line.text.ends_with(&letter.text) && (letter.start - last).abs() < OVER * letter.size;
            if line.holds(letter) && over && !blank {
                return;
            }
            if line.holds(letter) && gap > -COLUMN.min(1.0) * letter.size && gap < COLUMN * letter.size {
                self.bytes += letter.text.len() + 1;
                self.last = letter.start;
                return line.push(letter, gap, blank);
            }
        }
        if !blank {
            self.begin(letter);
        }
    }

    fn begin(&mut self, letter: &Letter) {
        self.bytes += letter.text.len() + 1;
        self.open = true;
        self.last = letter.start;
        self.lines.push(Line {
            text: letter.text.clone(),
            start: letter.start,
            end: letter.end,
            first: letter.end,
            base: letter.base,
            size: letter.size,
            angle: letter.angle,
            page: self.page,
        });
    }
}

impl Line {
    /// Whether a letter stands on the base line.
    fn holds(&self, letter: &Letter) -> bool {
        self.angle == letter.angle && (self.base - letter.base).abs() <= RAISED * self.size.max(letter.size)
    }

    fn push(&mut self, letter: &Letter, gap: f64, blank: bool) {
        let apart = blank || gap > SPACE * letter.size;
        if apart && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        if !blank {
            if !self.text.contains(' ') {
                self.first = letter.end;
            }
            self.text.push_str(&letter.text);
        }
        self.end = self.end.max(letter.end);
    }
}
