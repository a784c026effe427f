package org.onhook.tracking.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A map of texts in three arrays, however many they are; no text and no value is null. One thread.
 *
 * <p>Where there are very many, a look-up waits for memory most of the time: here for one place in each array, all of which are known at
 * once, and then for the text. A map with an entry for each text leads from one place to the next, and collections of garbage copy the
 * entry of each call that begins, and look at those beside it.
 */
final class TextMap<V> extends AbstractMap<String, V> {

    private static final int FEWEST = 64;

    /** That of no text. */
    private static final int NONE = 0;

    /** Of the text in each slot, which is that to which its hash leads, or the next that was free. Half of them are never used. */
    private int[] hashes;

    private String[] texts;
    private V[] values;
    private int size;

    TextMap() {
        allot(FEWEST);
    }

    @SuppressWarnings("unchecked") // It never leaves this object.
    private void allot(int slots) {
        hashes = new int[slots];
        texts = new String[slots];
        values = (V[]) new Object[slots];
    }

    @Override
    public V get(Object text) {
        return text instanceof String known ? values[slot(known)] : null;
    }

    @Override
    public boolean containsKey(Object text) {
        return get(text) != null;
    }

    @Override
    public V put(String text, V value) {
        int slot = slot(text);
        V former = values[slot];
        if (former == null) {
            if (2 * size >= hashes.length) {
                grow();
                slot = slot(text);
            }
            hashes[slot] = Slots.hash(text);
            texts[slot] = text;
            size++;
        }
        values[slot] = value;
        return former;
    }

    @Override
    public V remove(Object text) {
        int slot = text instanceof String known ? slot(known) : -1;
        V former = slot < 0 ? null : values[slot];
        if (former != null) {
            empty(slot);
        }
        return former;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Entries();
            }
        };
    }

    /** Nothing may be put or removed as long as they are walked through. */
    private final class Entries implements Iterator<Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            while (next < hashes.length && hashes[next] == NONE) {
                next++;
            }
            return next < hashes.length;
        }

        @Override
        public Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int slot = next++;
            return Map.entry(texts[slot], values[slot]);
        }
    }

    /** Where a text is, or the free slot where it would be. */
    private int slot(String text) {
        int hash = Slots.hash(text);
        int slot = first(hash);
        while (hashes[slot] != NONE && (hashes[slot] != hash || !texts[slot].equals(text))) {
            slot = next(slot);
        }
        return slot;
    }

    /** What was put further away because this slot was taken moves up. */
    private void empty(int slot) {
        int hole = slot;
        for (int at = next(hole); hashes[at] != NONE; at = next(at)) {
            boolean mayMove = (at - first(hashes[at]) & hashes.length - 1) >= (at - hole & hashes.length - 1);
            if (mayMove) {
                hashes[hole] = hashes[at];
                texts[hole] = texts[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        hashes[hole] = NONE;
        texts[hole] = null;
        values[hole] = null;
        size--;
    }

    private void grow() {
        int[] formerHashes = hashes;
        String[] formerTexts = texts;
        V[] formerValues = values;
        allot(2 * formerHashes.length);
        for (int i = 0; i < formerHashes.length; i++) {
            if (formerHashes[i] != NONE) {
                int slot = first(formerHashes[i]);
                while (hashes[slot] != NONE) {
                    slot = next(slot);
                }
                hashes[slot] = formerHashes[i];
                texts[slot] = formerTexts[i];
                values[slot] = formerValues[i];
            }
        }
    }

    private int first(int hash) {
        return Slots.first(hash, hashes.length);
    }

    private int next(int slot) {
        return Slots.next(slot, hashes.length);
    }
}
