package org.onhook.csta.session;

import org.onhook.csta.profile.DeviceObjectForm;
import org.onhook.csta.profile.LoginForm;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.csta.settings.SessionSettings;

/** Writes requests and answers (ECMA-323, ECMA-354). */
final class RequestTexts {

    private static final String SESSION_NAMESPACE = "http://www.ecma-international.org/standards/ecma-354/appl_session";
    private static final String AVAYA_NAMESPACE = "http://www.avaya.com/csta";

    private final ProfileFacts profile;
    private final SessionSettings settings;
    private String namespace;

    RequestTexts(ProfileFacts profile, SessionSettings settings) {
        this.profile = profile;
        this.settings = settings;
        this.namespace = profile.namespace();
    }

    /** The switch chose an edition. A private one (such as ed3/priv5 of Avaya) keeps the namespace of its public one. */
    void protocolVersion(String version) {
        if (version.contains("ecma-323/csta/ed")) {
            int slash = version.indexOf('/', version.indexOf("/csta/ed") + "/csta/ed".length());
            namespace = slash < 0 ? version : version.substring(0, slash);
        }
    }

    /**
     * @param password of the login; empty where there is none
     * @param oldSession the session to resume (Avaya); empty where there is none
     */
    String startSession(String password, String oldSession) {
        StringBuilder text = new StringBuilder("<StartApplicationSession xmlns=\"" + SESSION_NAMESPACE + "\">")
                .append("<applicationInfo>")
                .append(element("applicationID", settings.applicationId()));
        settings.credentials().ifPresent(login -> text.append("<applicationSpecificInfo>")
                .append(login(login.userName(), password, oldSession))
                .append("</applicationSpecificInfo>"));
        text.append("</applicationInfo><requestedProtocolVersions>");
        profile.protocolVersions().forEach(version -> text.append(element("protocolVersion", version)));
        return text.append("</requestedProtocolVersions>")
                .append(element("requestedSessionDuration", String.valueOf(settings.requestedDurationSeconds())))
                .append("</StartApplicationSession>")
                .toString();
    }

    private String login(String user, String password, String oldSession) {
        if (profile.loginForm() == LoginForm.USER_AND_PASSWORD) {
            return element("user", user) + element("password", password);
        }
        return "<acx:SessionLoginInfo xmlns:acx=\"" + AVAYA_NAMESPACE
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"acx:SessionLoginInfo\">"
                + element("acx:userName", user)
                + element("acx:password", password)
                + element("acx:sessionCleanupDelay", "60")
                + element("acx:sessionID", oldSession)
                + "</acx:SessionLoginInfo>";
    }

    String renewSession(String sessionId) {
        return "<ResetApplicationSessionTimer xmlns=\"" + SESSION_NAMESPACE + "\">"
                + element("sessionID", sessionId)
                + element("requestedSessionDuration", String.valueOf(settings.requestedDurationSeconds()))
                + "</ResetApplicationSessionTimer>";
    }

    String stopSession(String sessionId) {
        return "<StopApplicationSession xmlns=\"" + SESSION_NAMESPACE + "\">"
                + element("sessionID", sessionId)
                + "<sessionEndReason><definedEndReason>normal</definedEndReason></sessionEndReason>"
                + "</StopApplicationSession>";
    }

    String systemRegister() {
        return root("SystemRegister", "<requestTypes><systemStatus>true</systemStatus></requestTypes>");
    }

    String systemStatus() {
        return root("SystemStatus", "");
    }

    String systemStatusResponse() {
        return root("SystemStatusResponse", "");
    }

    String requestSystemStatus() {
        return root("RequestSystemStatus", "");
    }

    String requestSystemStatusResponse() {
        return root("RequestSystemStatusResponse", "<systemStatus>normal</systemStatus>");
    }

    /** A monitor on a device, without a filter: all events. */
    String monitorStart(String dn) {
        return root("MonitorStart", "<monitorObject>" + device("deviceObject", spelled(dn)) + "</monitorObject>");
    }

    /** What connections a device has. */
    String snapshotDevice(String dn) {
        return root("SnapshotDevice", device("snapshotObject", spelled(dn)));
    }

    /**
     * What connections a call has.
     *
     * @param device the device of one of them, as the switch spells it; empty if it did not say
     */
    String snapshotCall(String callId, String device) {
        return root(
                "SnapshotCall",
                "<snapshotObject>" + element("callID", callId) + (device.isEmpty() ? "" : device("deviceID", device))
                        + "</snapshotObject>");
    }

    /** An element that names a device by its number. */
    String dn(String name, String number) {
        return device(name, spelled(number));
    }

    private String spelled(String dn) {
        return profile.deviceObject().spell(dn, settings.switchName(), settings.switchAddress());
    }

    /** An element that names a device as the switch spells it. */
    String device(String name, String text) {
        DeviceObjectForm form = profile.deviceObject();
        return "<" + name
                + form.typeOfNumber()
                        .map(value -> attribute("typeOfNumber", value))
                        .orElse("")
                + form.mediaClass().map(value -> attribute("mediaClass", value)).orElse("")
                + ">" + escaped(text) + "</" + name + ">";
    }

    String monitorStop(String crossRef) {
        return root("MonitorStop", element("monitorCrossRefID", crossRef));
    }

    String monitorStopResponse() {
        return root("MonitorStopResponse", "");
    }

    String root(String name, String content) {
        String start = "<" + name + attribute("xmlns", namespace);
        return content.isEmpty() ? start + "/>" : start + ">" + content + "</" + name + ">";
    }

    static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '&' -> result.append("&amp;");
                case '"' -> result.append("&quot;");
                default -> result.append(c < ' ' && c != '\t' ? ' ' : c);
            }
        }
        return result.toString();
    }
}
