package org.onhook.simulator.switching;

/** Gives the call ids of one played story, the same ones for the same base. */
public final class CallIds {

    /** How many ids one story may use. */
    public static final int PER_STORY = 16;

    private final CallIdForm form;
    private final long base;
    private int used;

    /**
     * The ids of one story.
     *
     * @param story which story of the run it is, from 0
     * @param firstId the number of the run's first id
     */
    public CallIds(CallIdForm form, long firstId, long story) {
        this.form = form;
        this.base = firstId + story * PER_STORY;
    }

    String next() {
        if (used == PER_STORY) {
            throw new IllegalStateException("a story has no more than " + PER_STORY + " call ids");
        }
        return form.spell(base + used++);
    }
}
