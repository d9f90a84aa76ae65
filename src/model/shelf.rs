//! Where things of one kind stand, and the keys that name their places.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

/// Names one thing of a kind by its place on the site's shelf of that kind.
pub struct Key<T> {
    /// The position on the shelf, from 0.
    index: u32,
    /// Keeps keys of different kinds apart.
    kind: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// Names the thing at a position.
    pub fn new(index: usize) -> Self {
        Self { index: u32::try_from(index).unwrap_or(u32::MAX), kind: PhantomData }
    }

    /// Returns the position on the shelf, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Key<T> {}

impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<T> Eq for Key<T> {}

impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.index.cmp(&other.index)
    }
}

impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// Things of a shelf in order.
pub type Items<'a, T> = std::iter::Map<std::slice::Iter<'a, Box<T>>, fn(&'a Box<T>) -> &'a T>;

/// All things of one kind, in the order that the kind is shown in.
#[derive(Clone, Debug)]
pub struct Shelf<T> {
    /// The things; each in a box, so that a shelf of large ones is filled without moving them.
    items: Vec<Box<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { items: Vec::new() }
    }
}

impl<T> Shelf<T> {
    /// Puts things on a shelf, in the order given.
    pub fn new(items: impl IntoIterator<Item: Into<Box<T>>>) -> Self {
        Self { items: items.into_iter().map(Into::into).collect() }
    }

    /// Returns how many things there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Tells whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns all things in order.
    pub fn iter(&self) -> Items<'_, T> {
        self.items.iter().map(AsRef::as_ref)
    }

    /// Returns the keys of all things in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<T>> + ExactSizeIterator + use<T> {
        (0..self.items.len()).map(Key::new)
    }

    /// Returns all things with their keys, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(index, item)| (Key::new(index), &**item))
    }

    /// Returns the thing before a key in order.
    pub fn before(&self, key: Key<T>) -> Option<(Key<T>, &T)> {
        let index = key.index().checked_sub(1)?;
        Some((Key::new(index), self.items.get(index)?))
    }

    /// Returns the thing after a key in order.
    pub fn after(&self, key: Key<T>) -> Option<(Key<T>, &T)> {
        let index = key.index() + 1;
        Some((Key::new(index), self.items.get(index)?))
    }
}

impl<T> Index<Key<T>> for Shelf<T> {
    type Output = T;

    fn index(&self, key: Key<T>) -> &T {
        &self.items[key.index()]
    }
}

impl<'a, T> IntoIterator for &'a Shelf<T> {
    type Item = &'a T;
    type IntoIter = Items<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
