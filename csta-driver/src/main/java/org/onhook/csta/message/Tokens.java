package org.onhook.csta.message;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The tokens of one message after the other. Belongs to one thread. */
interface Tokens {

    /** The next token, by its number in {@link XMLStreamConstants}. */
    int next() throws XMLStreamException;

    /** The name of the element that begins or ends here, without its prefix. */
    String name();

    /** What the name means, where it is that of a child element. */
    Tag tag();

    /** An attribute of the element that begins here; empty if it has none of that name. */
    String attribute(String name);

    /** The text of the token. */
    String text();

    /**
     * Goes behind the end of the element that begins here, if it has nothing in it but text, and gives what that means, without
     * blanks around it. Null, and nothing is passed, where it has more, or nothing at all, or that is not seen at a glance.
     */
    default <T> T only(Meaning<T> meaning) {
        return null;
    }

    /** The message is read, or given up. */
    void end();
}
