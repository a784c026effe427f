package org.onhook.csta.message;

import java.util.Locale;

/** What can be wrong with a message's body. */
public enum BodyFault {
    /** It is not well-formed XML. */
    NOT_XML,
    /** It ends too early. */
    TRUNCATED,
    /** It has a document type declaration. */
    DTD,
    /** It refers to an entity of its own. */
    ENTITY,
    TOO_DEEP,
    TOO_MANY_ELEMENTS,
    /** Its bytes are not in the encoding that it declares, or that encoding is not known. */
    ENCODING,
    /** Its frame is longer than the link accepts. */
    TOO_LARGE;

    /** The name of its counter. */
    public String counter() {
        return "bad." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
