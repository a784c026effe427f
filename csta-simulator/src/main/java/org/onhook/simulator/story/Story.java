package org.onhook.simulator.story;

/**
 * One variant of a story.
 *
 * @param number the story's number in the rules, as {@code 1} or {@code 20b}
 * @param variant what is special about it
 * @param stations how many stations play
 * @param need what it needs besides
 * @param scene what happens
 */
public record Story(String number, String variant, int stations, Need need, Scene scene) {

    /** What a story needs besides monitors. */
    public enum Need {
        NOTHING,
        /** The client has to send a request. */
        REQUEST,
        /** The link is lost in it, for all calls. */
        LINK_LOSS
    }

    public boolean needsRequest() {
        return need == Need.REQUEST;
    }

    public boolean needsLinkLoss() {
        return need == Need.LINK_LOSS;
    }
}
