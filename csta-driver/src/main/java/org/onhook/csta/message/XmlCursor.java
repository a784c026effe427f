package org.onhook.csta.message;

import java.io.CharConversionException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.onhook.csta.settings.ReaderLimits;

/**
 * Walks over the elements of one message after the other, within limits, in place. Document types and entities are
 * refused. Belongs to one thread.
 */
final class XmlCursor {

    /** What is ASCII in these is the same in ASCII. */
    private static final Set<Charset> BEYOND_ASCII =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private static final int TEXT_PLACE_BITS = 10;

    private final Recent<String> texts = new Recent<>(TEXT_PLACE_BITS, text -> text);
    private final Recent<String> identifiers = Recent.none(text -> text);
    private final ReaderLimits limits;
    private final boolean mayBePlain;
    private final PlainTokens plain;
    private final UsualDeclaration declaration = new UsualDeclaration();
    private final AaltoTokens any;
    private Tokens tokens;
    private int depth;
    private int elements;
    private String passedText = "";

    /**
     * @param otherwise the encoding of what comes without a declaration
     * @param vocabulary what the names of elements mean
     */
    XmlCursor(ReaderLimits limits, Charset otherwise, Vocabulary<Tag> vocabulary) {
        this.limits = limits;
        this.mayBePlain = BEYOND_ASCII.contains(otherwise);
        this.plain = new PlainTokens(vocabulary, texts);
        this.any = new AaltoTokens(otherwise, vocabulary);
        this.tokens = plain;
    }

    /**
     * Begins a message as a plain one and goes to its root element.
     *
     * @throws NotPlainException if it is none. This, like all that is thrown of a message, may come from any method as long as it
     *     is being read; then it is to be begun again with {@link #begin}.
     */
    void beginPlain(byte[] buffer, int from, int length) throws BadBodyException {
        int behind = mayBePlain ? declaration.behind(buffer, from, length) : -1;
        if (behind < 0) {
            throw NotPlainException.INSTANCE;
        }
        plain.begin(buffer, behind, from + length);
        tokens = plain;
        toRoot();
    }

    /** Begins a message of any kind and goes to its root element. */
    void begin(byte[] buffer, int from, int length) throws BadBodyException {
        Prolog prolog = Prolog.of(buffer, from, length);
        tokens = any;
        try {
            any.begin(buffer, from, length, prolog);
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
        toRoot();
        if (prolog == Prolog.IN_PLACE && buffer[from] == '<') {
            declaration.learn(buffer, from, length);
        }
    }

    private void toRoot() throws BadBodyException {
        depth = 0;
        elements = 0;
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and white space before the root
        }
    }

    /** Ends a message; what was learned of names serves the next one. */
    void end() {
        tokens.end();
    }

    /** Forgets the names seen so far, of which a hostile peer may have sent any number. */
    void forgetNames() {
        any.forgetNames();
    }

    /** The name of the element at hand, without its prefix. */
    String name() {
        return tokens.name();
    }

    /** What the name of the element at hand means, where it is a child of another. */
    Tag tag() {
        return tokens.tag();
    }

    /** An attribute of the element at hand; empty if it has none of that name. */
    String attribute(String name) {
        return tokens.attribute(name);
    }

    /** Goes to the next child of the element at hand, all of which are to be consumed; false when there is no more. */
    boolean child() throws BadBodyException {
        while (true) {
            int token = next();
            if (token == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (token == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** Consumes the element at hand; all its text, that of its descendants included, without blanks around it. */
    String text() throws BadBodyException {
        return meaning(texts);
    }

    /** Likewise, where the text identifies one of many calls or monitors. */
    String identifier() throws BadBodyException {
        return meaning(identifiers);
    }

    /** Likewise; what its text means. */
    <T> T meaning(Meaning<T> meaning) throws BadBodyException {
        T only = only(meaning);
        return only == null ? meaning.of(textInPieces()) : only;
    }

    /**
     * Consumes the element at hand if there is nothing but text in it, as in most; what its text means, without blanks around it.
     * Null, and nothing is consumed, where there may be more.
     */
    <T> T only(Meaning<T> meaning) {
        T only = tokens.only(meaning);
        if (only != null) {
            depth--;
        }
        return only;
    }

    private String textInPieces() throws BadBodyException {
        int token = next();
        if (token == XMLStreamConstants.END_ELEMENT) {
            return "";
        }
        String first = isText(token) ? text(token) : "";
        int outer = token == XMLStreamConstants.START_ELEMENT ? depth - 2 : depth - 1;
        StringBuilder more = null;
        while (true) {
            token = next();
            if (token == XMLStreamConstants.END_ELEMENT && depth == outer) {
                return (more == null ? first : more.toString()).trim();
            }
            if (isText(token)) {
                more = more == null ? new StringBuilder(first) : more;
                more.append(text(token));
            }
        }
    }

    /** Consumes text up to the next child of the element at hand, or its end; whether there is a child. */
    boolean childAfterText() throws BadBodyException {
        passedText = "";
        while (true) {
            int token = next();
            if (token == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (token == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (isText(token)) {
                passedText = passedText.isEmpty() ? text(token) : passedText + text(token);
            }
        }
    }

    /** The text that {@link #childAfterText} consumed. */
    String passedText() {
        return passedText;
    }

    /** Consumes the element at hand. */
    void skip() throws BadBodyException {
        int outer = depth - 1;
        while (next() != XMLStreamConstants.END_ELEMENT || depth != outer) {
            // nothing of it matters
        }
    }

    private static boolean isText(int token) {
        return token == XMLStreamConstants.CHARACTERS
                || token == XMLStreamConstants.CDATA
                || token == XMLStreamConstants.SPACE;
    }

    private String text(int token) throws BadBodyException {
        try {
            return tokens.text();
        } catch (NotPlainException e) {
            throw e;
        } catch (RuntimeException e) {
            throw fault(e);
        }
    }

    private int next() throws BadBodyException {
        int token;
        try {
            token = tokens.next();
        } catch (NotPlainException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            throw fault(e);
        }
        switch (token) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > limits.maxDepth()) {
                    throw new BadBodyException(BodyFault.TOO_DEEP, "more than " + limits.maxDepth() + " levels");
                }
                if (++elements > limits.maxElements()) {
                    throw new BadBodyException(
                            BodyFault.TOO_MANY_ELEMENTS, "more than " + limits.maxElements() + " elements");
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD -> throw new BadBodyException(BodyFault.DTD, "document type declaration");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadBodyException(BodyFault.ENTITY, "entity");
            case XMLStreamConstants.END_DOCUMENT ->
                throw new BadBodyException(BodyFault.TRUNCATED, "the message ends before its root element");
            default -> {}
        }
        return token;
    }

    private static BadBodyException fault(Exception cause) {
        String message = String.valueOf(cause.getMessage());
        String detail = message.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return new BadBodyException(kind(cause, message.toLowerCase(Locale.ROOT)), detail);
    }

    private static BodyFault kind(Exception cause, String message) {
        if (message.contains("end-of-input") || message.contains("end of input") || message.contains("end-of-doc")) {
            return BodyFault.TRUNCATED;
        }
        if (message.contains("encoding")
                || message.contains("utf-8")
                || message.contains("utf-16")
                || message.contains("utf-32")
                || message.contains("ascii")
                // Aalto says so of bytes that cannot begin a character in UTF-8, such as those of ISO-8859-1.
                || message.contains("illegal xml character") && message.contains("code 2")
                || isOfEncoding(cause)
                || isOfEncoding(cause.getCause())) {
            return BodyFault.ENCODING;
        }
        if (message.contains("entity")) {
            return BodyFault.ENTITY;
        }
        if (message.contains("doctype") || message.contains("dtd")) {
            return BodyFault.DTD;
        }
        return BodyFault.NOT_XML;
    }

    private static boolean isOfEncoding(Throwable cause) {
        return cause instanceof UnsupportedEncodingException
                || cause instanceof CharConversionException
                || cause instanceof IllegalCharsetNameException
                || cause instanceof UnsupportedCharsetException;
    }
}
