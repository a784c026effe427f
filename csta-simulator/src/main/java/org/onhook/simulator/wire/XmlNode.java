package org.onhook.simulator.wire;

import java.util.List;
import java.util.Optional;

/**
 * An element of a received message; names are local names.
 *
 * @param name the local name
 * @param text the element's own text, trimmed
 * @param children the elements inside, in order
 */
public record XmlNode(String name, String text, List<XmlNode> children) {

    public XmlNode {
        children = List.copyOf(children);
    }

    /** The first element of that name, this one included, at any depth. */
    public Optional<XmlNode> find(String wanted) {
        if (name.equals(wanted)) {
            return Optional.of(this);
        }
        return children.stream().flatMap(child -> child.find(wanted).stream()).findFirst();
    }

    /** The text of the first element of that name, or "" where there is none. */
    public String textOf(String wanted) {
        return find(wanted).map(XmlNode::text).orElse("");
    }

    /** The first text that is not empty, this element's before that of the elements inside. */
    public String anyText() {
        if (!text.isEmpty()) {
            return text;
        }
        return children.stream()
                .map(XmlNode::anyText)
                .filter(inner -> !inner.isEmpty())
                .findFirst()
                .orElse("");
    }
}
