package org.onhook.csta.message;

import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;

/**
 * The tokens of plain XML: elements, attributes and text in ASCII, the five predefined entities, namespaces. That is what switches
 * send, and it is read here in a quarter of the time. Whatever is not plain, and whatever is wrong, throws
 * {@link NotPlainException} and is left to {@link AaltoTokens}, which also says what is wrong. It reads in place, and makes strings
 * only of what it is asked for. Belongs to one thread.
 */
final class PlainTokens implements Tokens {

    private final KnownNames names = new KnownNames();
    private final RecentTexts texts = new RecentTexts();
    private final Prefixes prefixes = new Prefixes();
    private final PlainAttributes attributes = new PlainAttributes(prefixes);
    private KnownNames.Name[] open = new KnownNames.Name[16];
    private byte[] resolved = new byte[256];
    private byte[] in;
    private int at;
    private int end;
    private int depth;
    private boolean empty;
    private KnownNames.Name name;
    private int textFrom;
    private int textTo;
    private boolean hasEntities;

    /** Begins a message, behind its declaration. */
    void begin(byte[] buffer, int from, int to) {
        in = buffer;
        at = from;
        end = to;
        depth = 0;
        empty = false;
        prefixes.clear();
    }

    @Override
    public int next() {
        if (empty) {
            empty = false;
            leave();
            return XMLStreamConstants.END_ELEMENT;
        }
        if (peek() != '<') {
            characters();
            return XMLStreamConstants.CHARACTERS;
        }
        at++;
        if (peek() == '/') {
            at++;
            endTag();
            return XMLStreamConstants.END_ELEMENT;
        }
        startTag();
        return XMLStreamConstants.START_ELEMENT;
    }

    @Override
    public String name() {
        return name.local();
    }

    /** Only messages that are rare have attributes that matter. */
    @Override
    public String attribute(String attribute) {
        throw NotPlainException.INSTANCE;
    }

    @Override
    public String text() {
        if (!hasEntities) {
            return texts.get(in, textFrom, textTo);
        }
        if (resolved.length < textTo - textFrom) {
            resolved = new byte[2 * (textTo - textFrom)];
        }
        int length = 0;
        int from = textFrom;
        while (from < textTo) {
            if (in[from] == '&') {
                Entities entity = Entities.at(in, from, textTo);
                resolved[length++] = entity.character();
                from += entity.length();
            } else {
                resolved[length++] = in[from++];
            }
        }
        return texts.get(resolved, 0, length);
    }

    @Override
    public void end() {
        in = null;
    }

    private void characters() {
        textFrom = at;
        hasEntities = false;
        while (true) {
            at = AsciiKinds.behindText(in, at, end);
            if (in[at] == '<') {
                break;
            }
            at += Entities.at(in, at, end).length();
            hasEntities = true;
        }
        textTo = at;
        if (depth == 0) {
            refuseTextBeforeRoot();
        }
    }

    private void refuseTextBeforeRoot() {
        for (int i = textFrom; i < textTo; i++) {
            if (!AsciiKinds.isBlank(in[i])) {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    private void startTag() {
        int from = at;
        int local = at;
        at = AsciiKinds.behindName(in, at, end);
        if (in[at] == ':') {
            local = ++at;
            at = AsciiKinds.behindName(in, at, end);
        }
        name = names.get(in, from, local, at);
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = name;
        if (in[at] != '>') {
            at = attributes.pass(in, at, end, depth);
        }
        if (local > from && !prefixes.isDeclared(in, from, local - 1)) {
            throw NotPlainException.INSTANCE;
        }
        if (in[at] == '/') {
            at++;
            empty = true;
        }
        close();
    }

    private void endTag() {
        if (depth == 0) {
            throw NotPlainException.INSTANCE;
        }
        KnownNames.Name begun = open[depth - 1];
        int to = at + begun.bytes().length;
        if (to >= end || !begun.isAt(in, at, to)) {
            throw NotPlainException.INSTANCE;
        }
        at = in[to] == '>' ? to : AsciiKinds.behindBlanks(in, to, end);
        close();
        leave();
    }

    private void close() {
        if (peek() != '>') {
            throw NotPlainException.INSTANCE;
        }
        at++;
    }

    private void leave() {
        prefixes.leave(depth);
        name = open[--depth];
    }

    private byte peek() {
        if (at >= end) {
            throw NotPlainException.INSTANCE;
        }
        return in[at];
    }
}
