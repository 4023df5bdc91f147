//! Dragging.
