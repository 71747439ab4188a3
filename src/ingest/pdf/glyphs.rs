//! The letters of a page, as the interpreter of PDFs draws them. Everything that is no letter is passed over.

use super::lines::{Letter, Lines};
use hayro_interpret::font::{Glyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use std::panic::resume_unwind;
use unicode_normalization::UnicodeNormalization;

/// A page that draws more than this does not end: forms may draw forms that draw forms.
const STEPS: u32 = 10_000_000;

/// Why reading stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// More was drawn than any document has.
    Steps,
    /// There is more text than is read of one article.
    Text,
}

/// Gathers letters, and stops where there are too many.
pub(super) struct Pen {
    pub lines: Lines,
    steps: u32,
    most: usize,
    /// Letters of the last run, and where it begins.
    last: (usize, [f64; 6]),
}

impl Pen {
    /// A pen that takes so many bytes of text.
    pub(super) fn new(most: usize) -> Self {
        Self { lines: Lines::default(), steps: 0, most, last: (0, [0.0; 6]) }
    }

    /// The interpreter has no way to be stopped but this one; whoever runs it catches the [`Stop`].
    fn step(&mut self) {
        self.steps += 1;
        if self.steps > STEPS {
            resume_unwind(Box::new(Stop::Steps));
        }
        if self.lines.bytes() > self.most {
            resume_unwind(Box::new(Stop::Text));
        }
    }

    fn letter(&mut self, glyph: &PositionedGlyph<'_>, transform: Affine) {
        let text = match glyph.as_unicode() {
            // Ligatures are letters of fonts, not of words.
            Some(BfString::Char(c @ '\u{FB00}'..='\u{FB06}')) => c.to_string().nfkc().collect(),
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        let [a, b, c, d, x, y] = (transform * glyph.transform()).as_coeffs();
        let scale = a.hypot(b);
        if text.is_empty()
            || text.contains('\0')
            || !(scale.is_finite() && scale > 0.0 && x.is_finite() && y.is_finite())
        {
            return;
        }
        let width = match &**glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let (right, up) = (a / scale, b / scale);
        let start = x * right + y * up;
        let size = c.hypot(d) * EM;
        self.lines.push(&Letter {
            text,
            start,
            end: start + f64::from(width.unwrap_or(0.5 * EM as f32)) * scale,
            base: y * right - x * up,
            size: if size.is_finite() && size > 0.0 { size } else { scale * EM },
            angle: up.atan2(right).to_degrees().round() as i32,
        });
    }
}

/// Units of a font in one size.
const EM: f64 = 1000.0;

impl Device<'_> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        let place = run.glyphs().first().map_or([0.0; 6], |glyph| (props.transform * glyph.transform()).as_coeffs());
        // Letters are filled and then drawn round, or drawn twice to look bold.
        if std::mem::replace(&mut self.last, (run.glyphs().len(), place)) == (run.glyphs().len(), place) {
            return self.step();
        }
        for glyph in run.glyphs() {
            self.step();
            self.letter(glyph, props.transform);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.step();
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
