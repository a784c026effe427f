package org.onhook.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the events of one story with its truth. */
final class CallScorer {

    private static final String LOCAL = "1 Local";
    private static final int REMOTE_RELEASE = 5;
    private static final Set<Integer> JOINING_CAUSES = Set.of(10, 11, 12);

    private final Truth truth;
    private final List<Report> reports;
    private final Marks marks;

    CallScorer(Truth truth, List<Report> reports, Marks marks) {
        this.truth = truth;
        this.reports = reports;
        this.marks = marks;
    }

    void score() {
        for (PartyTruth party : truth.parties()) {
            if (party.monitored()) {
                ends(party);
                moves(party);
                busy(party);
            }
        }
        truth.leaves().forEach(this::leave);
        reports.stream().filter(Report::isCallBased).forEach(this::callBased);
        if (truth.glare()) {
            glare();
        }
    }

    private List<Report> of(String name, String dn) {
        return reports.stream()
                .filter(report -> report.name().equals(name) && report.dn().equals(dn))
                .toList();
    }

    private void ends(PartyTruth party) {
        List<End> expected = new ArrayList<>(
                party.ends().stream().filter(end -> !end.isMove()).toList());
        List<Report> open = new ArrayList<>(reports.stream()
                .filter(report -> report.endsAStay() && report.dn().equals(party.device()))
                .toList());
        for (End end : List.copyOf(expected)) {
            open.stream().filter(report -> fits(report, end)).findFirst().ifPresent(report -> {
                judge(report, end);
                open.remove(report);
                expected.remove(end);
            });
        }
        while (!open.isEmpty() && !expected.isEmpty()) {
            judge(open.remove(0), expected.remove(0));
        }
        open.forEach(report ->
                marks.add(Finding.Kind.SURPLUS, where(report) + ": one end too many, " + report.releasingParty()));
        expected.forEach(
                end -> marks.add(Finding.Kind.MISSING, truth.title() + ": " + party.device() + " has no " + name(end)));
    }

    private static boolean fits(Report report, End end) {
        return end.events().contains(report.name())
                && (end.callStates().isEmpty() || end.callStates().contains(report.callState()))
                && end.releasingParty().isRight(report.releasingParty());
    }

    private void judge(Report report, End end) {
        marks.releasingParty(report.releasingParty(), end.releasingParty(), where(report));
        boolean right = end.releasingParty().isRight(report.releasingParty());
        if (right && !end.events().contains(report.name())) {
            marks.add(Finding.Kind.OTHER, where(report) + ": should be " + name(end));
        }
        if (!end.callStates().isEmpty() && !end.callStates().contains(report.callState())
                || report.callState() == REMOTE_RELEASE) {
            marks.add(
                    Finding.Kind.OTHER,
                    where(report) + ": CallState is " + report.callState() + ", should be "
                            + (end.callStates().isEmpty() ? "another one" : end.callStates()));
        }
    }

    private void moves(PartyTruth party) {
        long most = party.ends().stream().filter(End::isMove).count();
        long least = party.ends().stream()
                .filter(end -> end.isMove() && !end.optional())
                .count();
        count(End.PARTY_CHANGED, party.device(), least, most);
    }

    private void busy(PartyTruth party) {
        List<BusyTruth> expected = truth.busy().stream()
                .filter(busy -> busy.device().equals(party.device()))
                .toList();
        count("EventDestinationBusy", party.device(), expected.size(), expected.size());
        for (Report report : of("EventDestinationBusy", party.device())) {
            List<Integer> states = expected.stream()
                    .flatMap(busy -> busy.callStates().stream())
                    .toList();
            if (!states.isEmpty() && !states.contains(report.callState())) {
                marks.add(
                        Finding.Kind.OTHER,
                        where(report) + ": CallState is " + report.callState() + ", should be " + states);
            }
        }
    }

    private void count(String name, String dn, long least, long most) {
        int found = of(name, dn).size();
        if (found < least) {
            marks.add(
                    Finding.Kind.MISSING,
                    truth.title() + ": " + dn + " has " + found + " " + name + ", should have " + least);
        }
        if (found > most) {
            marks.add(
                    Finding.Kind.SURPLUS,
                    truth.title() + ": " + dn + " has " + found + " " + name + ", should have " + most);
        }
    }

    private void leave(LeaveTruth leave) {
        for (String dn : leave.told()) {
            List<Report> told = of("EventPartyDeleted", dn).stream()
                    .filter(report -> report.otherDn().equals(leave.party()))
                    .toList();
            if (told.size() != 1) {
                marks.add(
                        told.isEmpty() ? Finding.Kind.MISSING : Finding.Kind.SURPLUS,
                        truth.title() + ": " + dn + " has " + told.size() + " EventPartyDeleted for " + leave.party()
                                + ", should have 1");
            }
            for (Report report : told) {
                String by = report.thirdPartyDn().isEmpty() ? Choice.ABSENT : report.thirdPartyDn();
                if (!leave.by().isRight(by) && !leave.by().tolerates(by)) {
                    marks.add(
                            by.equals(Choice.ABSENT) ? Finding.Kind.UNKNOWN : Finding.Kind.WRONG,
                            where(report) + ": ThirdPartyDN is " + by + ", should be "
                                    + leave.by().right());
                }
                if (report.callState() != leave.callState()) {
                    marks.add(
                            Finding.Kind.OTHER,
                            where(report) + ": CallState is " + report.callState() + ", should be "
                                    + leave.callState());
                }
            }
        }
    }

    private void callBased(Report report) {
        switch (report.name()) {
            case "EventCallPartyDeleted" -> partyDeleted(report);
            case "EventCallDeleted" ->
                marks.ctrlParty(report.ctrlParty(), report.joined() ? joiners() : truth.ctrlParty(), where(report));
            default -> {}
        }
    }

    private void partyDeleted(Report report) {
        if (JOINING_CAUSES.contains(report.cause()) && !truth.joinedBy().isEmpty()) {
            marks.ctrlParty(report.ctrlParty(), joiners(), where(report));
            return;
        }
        truth.parties().stream()
                .filter(party -> party.device().equals(report.dn()))
                .forEach(party -> {
                    marks.ctrlParty(report.ctrlParty(), party.ctrlParty(), where(report));
                    boolean told = party.ctrlParty().isRight(report.ctrlParty());
                    if (told && !party.causes().isEmpty() && !party.causes().contains(report.cause())) {
                        marks.add(
                                Finding.Kind.OTHER,
                                where(report) + ": Cause is " + report.cause() + ", should be " + party.causes());
                    }
                });
    }

    private Choice joiners() {
        return new Choice(truth.joinedBy(), List.of());
    }

    private void glare() {
        List<Report> ends = reports.stream().filter(Report::endsAStay).toList();
        long local = ends.stream()
                .filter(report -> report.releasingParty().equals(LOCAL))
                .count();
        long unknown = ends.stream()
                .filter(report -> report.releasingParty().startsWith("3"))
                .count();
        if (ends.size() > 1 && unknown == 0 && local != 1) {
            marks.add(Finding.Kind.WRONG, truth.title() + ": " + local + " parties are Local, should be one");
        }
        Set<String> ctrl = reports.stream()
                .filter(report -> report.name().equals("EventCallPartyDeleted")
                        || report.name().equals("EventCallDeleted"))
                .map(Report::ctrlParty)
                .collect(Collectors.toSet());
        if (ctrl.size() > 1) {
            boolean oneKnown = ctrl.size() == 2 && ctrl.contains(Choice.ABSENT);
            marks.add(
                    oneKnown ? Finding.Kind.UNKNOWN : Finding.Kind.WRONG,
                    truth.title() + ": CtrlParty is " + ctrl + ", should be one of them");
        }
    }

    private String where(Report report) {
        return truth.title() + ": " + report.name() + " " + report.id() + " of "
                + (report.dn().isEmpty() ? "the call" : report.dn());
    }

    private static String name(End end) {
        return String.join(" or ", end.events());
    }
}
