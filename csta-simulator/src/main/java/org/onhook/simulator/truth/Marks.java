package org.onhook.simulator.truth;

import java.util.ArrayList;
import java.util.List;

/** Collects what comes out of a comparison. */
final class Marks {

    private final List<Finding> findings = new ArrayList<>();
    private Tally releasingParty = Tally.NONE;
    private Tally ctrlParty = Tally.NONE;

    void add(Finding.Kind kind, String text) {
        findings.add(new Finding(kind, text));
    }

    void releasingParty(String value, Choice choice, String where) {
        Tally.Grade grade = grade(value, choice, "3 Unknown");
        releasingParty = releasingParty.plus(grade);
        complain(grade, "ReleasingParty", value, choice, where);
    }

    void ctrlParty(String value, Choice choice, String where) {
        if (choice.isOpen()) {
            return;
        }
        Tally.Grade grade = grade(value, choice, Choice.ABSENT);
        ctrlParty = ctrlParty.plus(grade);
        complain(grade, "CtrlParty", value, choice, where);
    }

    Score score() {
        return new Score(releasingParty, ctrlParty, findings);
    }

    private void complain(Tally.Grade grade, String attribute, String value, Choice choice, String where) {
        switch (grade) {
            case RIGHT, TOLERATED -> {}
            case UNKNOWN -> add(Finding.Kind.UNKNOWN, text(attribute, value, choice, where));
            case WRONG -> add(Finding.Kind.WRONG, text(attribute, value, choice, where));
        }
    }

    private static String text(String attribute, String value, Choice choice, String where) {
        return where + ": " + attribute + " is " + value + ", should be " + String.join(" or ", choice.right());
    }

    private static Tally.Grade grade(String value, Choice choice, String unknown) {
        if (choice.isRight(value)) {
            return Tally.Grade.RIGHT;
        }
        if (choice.tolerates(value)) {
            return Tally.Grade.TOLERATED;
        }
        return value.equals(unknown) ? Tally.Grade.UNKNOWN : Tally.Grade.WRONG;
    }
}
