//! Company: how two lines of a main event stand to its other lines.
//!
//! Takes the lines of an event, gives how sure each pair of two articles is to tell the same. Two lines that tell the same
//! are sure of the same lines and doubtful of the same others, whatever words they share.
#![allow(
    clippy::indexing_slicing,
    reason = "every table is square, as long as the list of lines, and each index comes from its range"
)]

use crate::claims::matching::score_of;
use crate::claims::stories::story::Story;

/// What full likeness of company adds, as a logarithm of odds.
const COMPANY: f32 = 2.0;
/// The likeness that neither adds nor takes away.
const USUAL: f32 = 0.55;
/// Odds are reckoned from no less than this, and no more than its complement.
const EDGE: f32 = 1e-6;
/// Lines from which there is any company.
const LEAST: usize = 4;

/// How sure each pair of lines is to tell the same.
#[derive(Clone, Debug, Default)]
pub(in crate::claims) struct Company {
    rows: Vec<Vec<f32>>,
}

impl Company {
    /// Compares lines of a story, by number; pairs of one article count as nothing.
    pub fn of(lines: &[u32], story: &Story<'_>) -> Self {
        let doc = |n: u32| story.members.get(n as usize).map(|m| m.doc);
        let mut rows = vec![vec![0.0; lines.len()]; lines.len()];
        for (i, x) in lines.iter().enumerate() {
            for (j, y) in lines.iter().enumerate().skip(i + 1) {
                if doc(*x) != doc(*y) {
                    let score = score_of(story, *x, *y);
                    (rows[i][j], rows[j][i]) = (score, score);
                }
            }
        }
        Self::adjusted(rows)
    }

    /// Moves each score by how alike the rows of the two are.
    fn adjusted(mut rows: Vec<Vec<f32>>) -> Self {
        if rows.len() < LEAST {
            return Self { rows };
        }
        let centred: Vec<Vec<f32>> = rows.iter().map(|row| unit(row)).collect();
        for i in 0..rows.len() {
            for j in i + 1..rows.len() {
                if rows[i][j] > 0.0 {
                    let alike: f32 = centred[i].iter().zip(&centred[j]).map(|(a, b)| a * b).sum();
                    let score = moved(rows[i][j], COMPANY * (alike - USUAL));
                    (rows[i][j], rows[j][i]) = (score, score);
                }
            }
        }
        Self { rows }
    }

    /// Lowers the score of some pairs to a share of it.
    pub fn lower(&mut self, share: f32, is_apart: impl Fn(usize, usize) -> bool) {
        for (i, row) in self.rows.iter_mut().enumerate() {
            for (j, score) in row.iter_mut().enumerate() {
                if is_apart(i, j) {
                    *score *= share;
                }
            }
        }
    }

    /// How sure two lines are to tell the same, by place among the lines.
    pub fn of_pair(&self, a: usize, b: usize) -> f32 {
        self.rows.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0.0)
    }
}

/// A row less the mean of its scores, of length one; what is no score counts as nothing.
fn unit(row: &[f32]) -> Vec<f32> {
    let count = row.iter().filter(|x| **x > 0.0).count().max(1) as f32;
    let mean = row.iter().sum::<f32>() / count;
    let centred = || row.iter().map(|x| if *x > 0.0 { x - mean } else { 0.0 });
    let norm = centred().map(|x| x * x).sum::<f32>().sqrt().max(EDGE);
    centred().map(|x| x / norm).collect()
}

/// A probability with something added to the logarithm of its odds.
fn moved(score: f32, by: f32) -> f32 {
    let p = score.clamp(EDGE, 1.0 - EDGE);
    1.0 / (1.0 + (-((p / (1.0 - p)).ln() + by)).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_sure_of_the_same_others_are_surer_of_each_other() {
        let rows = |a: f32, b: f32| {
            vec![
                vec![0.0, 0.5, a, a, b, b],
                vec![0.5, 0.0, a, a, b, b],
                vec![a, a, 0.0, 0.5, b, b],
                vec![a, a, 0.5, 0.0, b, b],
                vec![b, b, b, b, 0.0, 0.5],
                vec![b, b, b, b, 0.5, 0.0],
            ]
        };
        let told = Company::adjusted(rows(0.5, 0.5));
        assert!((told.of_pair(0, 2) - told.of_pair(0, 4)).abs() < 1e-6);
        let told = Company::adjusted(rows(0.6, 0.2));
        assert!(told.of_pair(0, 2) > 0.6);
        assert!(told.of_pair(0, 4) < 0.2);
    }
}
