//! Undo and redo: snapshots of the pack, one per gesture.

use std::sync::Arc;

use super::{Edit, EditError, Pack, apply};

/// How many gestures can be undone.
const DEPTH: usize = 1000;

/// A pack with what it was before and what was undone.
#[derive(Debug, Clone)]
pub struct History {
    current: Arc<Pack>,
    past: Vec<Step>,
    future: Vec<Step>,
    revision: u64,
    saved: Arc<Pack>,
    /// Whether the pack differs from what is saved; found out when either changes, not when it is asked for.
    unsaved: bool,
    open_gesture: Option<u64>,
}

/// A snapshot, and the name of the step between it and its neighbour.
#[derive(Debug, Clone)]
struct Step {
    pack: Arc<Pack>,
    name: &'static str,
}

impl History {
    /// Starts from a pack that is taken to be saved.
    pub fn new(pack: Pack) -> Self {
        let current = Arc::new(pack);
        Self {
            saved: Arc::clone(&current),
            current,
            past: Vec::new(),
            future: Vec::new(),
            revision: 0,
            unsaved: false,
            open_gesture: None,
        }
    }

    /// Starts from a pack that no file holds yet.
    pub fn unsaved(pack: Pack) -> Self {
        let mut history = Self { saved: Arc::new(Pack::new("")), ..Self::new(pack) };
        history.compare();
        history
    }

    /// Takes the place of another history: revisions go on where that one is, so that what was worked out for its packs
    /// is never taken for this one's.
    #[must_use]
    pub fn in_place_of(self, other: &Self) -> Self {
        Self { revision: self.revision.max(other.revision + 1), ..self }
    }

    /// The pack as it is now.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.current
    }

    /// Grows with every change, undo and redo among them: tells results of an older state from those of this one.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes a step that can be undone.
    ///
    /// # Errors
    /// As [`apply`]; nothing changes then.
    pub fn edit(&mut self, edit: &Edit) -> Result<(), EditError> {
        self.open_gesture = None;
        self.take(edit)
    }

    /// Takes a step that belongs to a gesture (a drag, a run of typing): all its steps are undone as one.
    ///
    /// # Errors
    /// As [`apply`]; nothing changes then.
    pub fn edit_in(&mut self, gesture: u64, edit: &Edit) -> Result<(), EditError> {
        if self.open_gesture != Some(gesture) {
            let before = self.revision;
            self.take(edit)?;
            // A step that changed nothing opens no gesture: the next one must not melt into what was there before.
            self.open_gesture = (self.revision != before).then_some(gesture);
            return Ok(());
        }
        let next = apply(&self.current, edit)?;
        self.current = Arc::new(next);
        self.future.clear();
        // A gesture that has led back to where it began is nothing that could be undone.
        if self.past.last().is_some_and(|start| start.pack == self.current) {
            self.past.pop();
            self.open_gesture = None;
        }
        self.changed();
        Ok(())
    }

    /// Ends the gesture: the next step is undone by itself.
    pub fn end_gesture(&mut self) {
        self.open_gesture = None;
    }

    /// Lets what follows in a gesture belong to the step taken last: it is undone with it.
    pub fn go_on_in(&mut self, gesture: u64) {
        self.open_gesture = Some(gesture).filter(|_| !self.past.is_empty());
    }

    fn take(&mut self, edit: &Edit) -> Result<(), EditError> {
        let next = apply(&self.current, edit)?;
        if next == *self.current {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.current, Arc::new(next));
        self.past.push(Step { pack: before, name: edit.name() });
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
        self.future.clear();
        self.changed();
        Ok(())
    }

    /// The name of what [`History::undo`] would undo.
    pub fn undo_name(&self) -> Option<&'static str> {
        self.past.last().map(|s| s.name)
    }

    /// The name of what [`History::redo`] would do again.
    pub fn redo_name(&self) -> Option<&'static str> {
        self.future.last().map(|s| s.name)
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.past.pop() else { return false };
        let after = std::mem::replace(&mut self.current, step.pack);
        self.future.push(Step { pack: after, name: step.name });
        self.moved();
        true
    }

    /// Takes the last undone step again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.future.pop() else { return false };
        let before = std::mem::replace(&mut self.current, step.pack);
        self.past.push(Step { pack: before, name: step.name });
        self.moved();
        true
    }

    fn moved(&mut self) {
        self.open_gesture = None;
        self.changed();
    }

    fn changed(&mut self) {
        self.revision += 1;
        self.compare();
    }

    fn compare(&mut self) {
        self.unsaved = !Arc::ptr_eq(&self.current, &self.saved) && *self.current != *self.saved;
    }

    /// Remembers that `pack` is what the file holds.
    pub fn mark_saved(&mut self, pack: &Arc<Pack>) {
        self.saved = Arc::clone(pack);
        self.compare();
    }

    /// Whether the pack differs from what the file holds.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }
}
