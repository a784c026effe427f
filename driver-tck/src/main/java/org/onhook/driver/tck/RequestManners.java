package org.onhook.driver.tck;

/** How a sample switch takes the requests of links. */
public enum RequestManners {
    /** It grants them: answers, and then reports what follows, as from the beginning. */
    ANSWERS_FIRST,
    /** It grants them: reports what follows, and then answers. */
    ANSWERS_LAST,
    /** It refuses them, with a reason, and does nothing. */
    REFUSES,
    /** It does nothing, and says nothing. */
    SAYS_NOTHING
}
