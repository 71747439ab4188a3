#![allow(clippy::indexing_slicing, reason = "places are counted out of the same values, a slot for each bucket")]
//! Sorting of many hashed values: dealt out by their upper bits, then sorted bucket by bucket, in parallel.
//!
//! Hashes are spread evenly, so that buckets are small and stay in the processor's cache. The parts are freed as they are
//! dealt out: what is sorted is held little more than once.

use rayon::prelude::*;

/// Upper bits that choose a bucket.
pub(super) const BITS: u32 = 10;
/// Fewer values are sorted as they are.
const FEW: usize = 1 << 14;

/// The values of all parts in order; `bucket` gives the upper [`BITS`] bits of a value.
pub(super) fn sorted<T: Copy + Default + Ord + Send>(parts: Vec<Vec<T>>, bucket: impl Fn(T) -> usize) -> Vec<T> {
    let count = parts.iter().map(Vec::len).sum();
    if count < FEW {
        let mut list: Vec<T> = parts.into_iter().flatten().collect();
        list.sort_unstable();
        return list;
    }
    let mut sizes = vec![0_usize; 1 << BITS];
    parts.iter().flatten().for_each(|value| sizes[bucket(*value)] += 1);
    let mut next: Vec<usize> = sizes.iter().scan(0, |sum, size| Some(std::mem::replace(sum, *sum + size))).collect();
    let mut list = vec![T::default(); count];
    for part in parts {
        for value in part {
            let place = &mut next[bucket(value)];
            list[*place] = value;
            *place += 1;
        }
    }
    let mut rest = list.as_mut_slice();
    let mut buckets = Vec::with_capacity(sizes.len());
    for size in sizes {
        let (one, others) = rest.split_at_mut(size);
        buckets.push(one);
        rest = others;
    }
    buckets.into_par_iter().for_each(<[T]>::sort_unstable);
    list
}

#[cfg(test)]
mod tests {
    use super::super::winnow::mixed;
    use super::*;

    #[test]
    fn many_values_are_sorted_as_a_plain_sort_would() {
        let parts: Vec<Vec<u64>> =
            (0..7_u64).map(|part| (0..5_000).map(|n| mixed(part * 5_000 + n % 900)).collect()).collect();
        let mut plain: Vec<u64> = parts.iter().flatten().copied().collect();
        plain.sort_unstable();
        assert_eq!(sorted(parts, |value| (value >> (64 - BITS)) as usize), plain);
    }
}
