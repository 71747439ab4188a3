//! Groups: articles on their way to being stories, by average link.
//!
//! Takes articles with their vectors, merges the groups it is told to, and says how like two groups are: for unit vectors the mean cosine
//! between them is the product of their sums over their sizes.

use super::{GROUP_VECTOR, ONE_EVENT, Vector, apart, dot, keep_heaviest};
use crate::claims::lines::Doc;
use crate::claims::lines::terms::TermId;

/// Groups on their way to being stories.
pub(super) struct Groups {
    parent: Vec<u32>,
    sums: Vec<Vector>,
    sizes: Vec<u32>,
    /// Sum of the known days, and how many are known.
    days: Vec<(f64, u32)>,
}

impl Groups {
    /// Each article alone.
    pub fn new(docs: &[Doc], vectors: &[Vector]) -> Self {
        Self {
            parent: (0..docs.len() as u32).collect(),
            sums: vectors.to_vec(),
            sizes: vec![1; docs.len()],
            days: docs.iter().map(|d| d.day.map_or((0.0, 0), |day| (f64::from(day), 1))).collect(),
        }
    }

    /// The number that an article's group goes by.
    pub fn root(&mut self, mut at: u32) -> u32 {
        while let Some(&up) = self.parent.get(at as usize) {
            if up == at {
                break;
            }
            let above = self.parent.get(up as usize).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    /// How many articles a group has.
    pub fn size(&self, group: u32) -> u32 {
        self.sizes.get(group as usize).copied().unwrap_or(0)
    }

    /// What changes when either of two groups does.
    pub fn stamp(&self, a: u32, b: u32) -> u32 {
        self.size(a) + self.size(b)
    }

    /// Mean cosine of the articles of two groups, less for the days between.
    pub fn likeness(&self, a: u32, b: u32) -> f32 {
        let (Some(x), Some(y)) = (self.sums.get(a as usize), self.sums.get(b as usize)) else { return 0.0 };
        let pairs = self.size(a) as f32 * self.size(b) as f32;
        dot(x, y) / pairs.max(1.0) * apart(self.mean_day(a), self.mean_day(b))
    }

    /// Whether two groups, each of several articles, are hardly less like each other than they are in themselves. Two
    /// events of one sort share their sort's words, and each has its own names, places and numbers besides.
    pub fn is_one_event(&self, a: u32, b: u32, across: f32) -> bool {
        // A small group's inner likeness says little yet, so less is asked of it, and of a pair nothing.
        let n = self.size(a).min(self.size(b)) as f32;
        across >= ONE_EVENT * (1.0 - 2.0 / n).max(0.0) * self.within(a).min(self.within(b))
    }

    /// Mean cosine inside a group.
    fn within(&self, group: u32) -> f32 {
        let n = self.size(group) as f32;
        let square = self.sums.get(group as usize).map_or(0.0, |s| s.iter().map(|(_, w)| w * w).sum::<f32>());
        ((square - n) / (n * (n - 1.0)).max(1.0)).max(0.0)
    }

    fn mean_day(&self, group: u32) -> Option<f64> {
        let (sum, known) = self.days.get(group as usize).copied()?;
        (known > 0).then(|| sum / f64::from(known))
    }

    /// The group with the lower number stays.
    pub fn merge(&mut self, a: u32, b: u32) {
        let (keep, gone) = (a.min(b) as usize, a.max(b) as usize);
        let taken = self.sums.get_mut(gone).map(std::mem::take).unwrap_or_default();
        if let Some(sum) = self.sums.get_mut(keep) {
            *sum = add(sum, &taken);
            keep_heaviest(sum, GROUP_VECTOR);
        }
        let (size, day) = (self.size(gone as u32), self.days.get(gone).copied().unwrap_or_default());
        if let (Some(s), Some(d)) = (self.sizes.get_mut(keep), self.days.get_mut(keep)) {
            *s += size;
            *d = (d.0 + day.0, d.1 + day.1);
        }
        if let Some(slot) = self.parent.get_mut(gone) {
            *slot = keep as u32;
        }
    }

    /// The groups.
    pub fn collect(mut self) -> Vec<Vec<u32>> {
        let mut stories: Vec<Vec<u32>> = vec![Vec::new(); self.parent.len()];
        for rank in 0..self.parent.len() as u32 {
            let root = self.root(rank) as usize;
            if let Some(story) = stories.get_mut(root) {
                story.push(rank);
            }
        }
        stories.retain(|s| !s.is_empty());
        stories
    }
}

fn add(a: &[(TermId, f32)], b: &[(TermId, f32)]) -> Vector {
    let mut sum = Vector::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                sum.push((x.0, x.1 + y.1));
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if x.0 < y.0 => sum.extend(a.next()),
            (Some(_), None) => sum.extend(a.next()),
            (_, Some(_)) => sum.extend(b.next()),
            (None, None) => return sum,
        }
    }
}
