//! The painted pages on the graphics card: as many as are in view, the old one of a page until its new one is there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, TextureHandle, TextureId, TextureOptions};

use super::data::{PictureKey, Shown};

/// A place that shows a page: its index, and whether it is a small one.
type Slot = (usize, bool);

/// The pictures that are held.
#[derive(Default)]
pub(super) struct Textures {
    held: BTreeMap<PictureKey, (u32, TextureHandle)>,
    /// What each place showed last.
    last: BTreeMap<Slot, PictureKey>,
    used: BTreeSet<Slot>,
    /// Whether this frame has handed a picture to the graphics card: a page takes it milliseconds, two are too many.
    has_loaded: bool,
}

impl std::fmt::Debug for Textures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Textures").field("held", &self.held.len()).finish_non_exhaustive()
    }
}

impl Textures {
    /// The picture of a page: the sharp one, or what there is until then.
    pub(super) fn get(&mut self, ctx: &Context, shown: &Shown<'_>, page: usize, small: bool) -> Option<TextureId> {
        let slot = (page, small);
        self.used.insert(slot);
        if let Some(sheets) = shown.sheets {
            let key = PictureKey { trace: sheets.trace(page), small };
            if let Some((width, image)) = shown.pictures.get(&key)
                && self.held.get(&key).is_none_or(|(held, _)| held != width)
                && self.may_load(ctx, small)
            {
                let name = format!("page {}", page + 1);
                let texture = ctx.load_texture(name, Arc::clone(image), TextureOptions::LINEAR);
                self.held.insert(key, (*width, texture));
            }
            if self.held.contains_key(&key) {
                self.last.insert(slot, key);
            }
        }
        let key = self.last.get(&slot)?;
        self.held.get(key).map(|(_, texture)| texture.id())
    }

    /// Whether a picture may go to the graphics card in this frame; a large one has to wait for the next where there was
    /// one already.
    fn may_load(&mut self, ctx: &Context, small: bool) -> bool {
        if small {
            return true;
        }
        let may = !std::mem::replace(&mut self.has_loaded, true);
        if !may {
            ctx.request_repaint();
        }
        may
    }

    /// Lets go of what was not drawn since the last time.
    pub(super) fn sweep(&mut self) {
        self.has_loaded = false;
        let used = std::mem::take(&mut self.used);
        self.last.retain(|slot, _| used.contains(slot));
        let kept: BTreeSet<PictureKey> = self.last.values().copied().collect();
        self.held.retain(|key, _| kept.contains(key));
    }
}
