package org.onhook.bench.peer;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.transform.stream.StreamSource;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.LocalConnectionState;
import org.onhook.api.call.Report;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.message.Causes;

/** Reads messages into beans, and makes call events of them. */
public final class BeanReader {

    private final Unmarshaller unmarshaller;
    private final DeviceNames names;
    private final Causes causes = new Causes();

    public BeanReader(DeviceNames names) throws JAXBException {
        this.unmarshaller = JAXBContext.newInstance(EventBean.class).createUnmarshaller();
        this.names = names;
    }

    /** Reads an event. */
    public CallEvent read(byte[] buffer, int from, int length, long micros) throws JAXBException {
        JAXBElement<EventBean> element = unmarshaller.unmarshal(
                new StreamSource(new ByteArrayInputStream(buffer, from, length)), EventBean.class);
        EventBean bean = element.getValue();
        String name = element.getName().getLocalPart();
        if (name.equals("OutOfServiceEvent")) {
            return new CallEvent.OutOfService(micros, bean.monitorCrossRefID, causes.read(text(bean.cause)));
        }
        if (name.equals("BackInServiceEvent")) {
            return new CallEvent.BackInService(micros, bean.monitorCrossRefID, causes.read(text(bean.cause)));
        }
        Report report = new Report(
                micros, bean.monitorCrossRefID, local(bean.localConnectionInfo), causes.read(text(bean.cause)), "");
        return onCall(name, bean, report);
    }

    private CallEvent onCall(String name, EventBean bean, Report report) {
        ConnectionId connection = connection(bean.primary);
        DeviceId subject = device(bean.subject);
        DeviceId calling = device(bean.callingDevice);
        DeviceId called = device(bean.calledDevice);
        DeviceId redirection = device(bean.lastRedirectionDevice);
        ConnectionId network = connection(bean.networkInterface);
        DeviceId second = device(bean.second);
        return switch (name) {
            case "ServiceInitiatedEvent" -> new CallEvent.ServiceInitiated(report, connection, subject, called);
            case "OriginatedEvent" -> new CallEvent.Originated(report, connection, calling, called);
            case "DeliveredEvent" ->
                new CallEvent.Delivered(report, connection, subject, calling, called, redirection, network);
            case "EstablishedEvent" ->
                new CallEvent.Established(report, connection, subject, calling, called, redirection, network);
            case "HeldEvent" -> new CallEvent.Held(report, connection, subject);
            case "RetrievedEvent" -> new CallEvent.Retrieved(report, connection, subject);
            case "QueuedEvent" -> new CallEvent.Queued(report, connection, subject, calling, called, redirection);
            case "DivertedEvent" -> new CallEvent.Diverted(report, connection, subject, second, calling, called);
            case "FailedEvent" -> new CallEvent.Failed(report, connection, subject, calling, called);
            case "NetworkReachedEvent" -> new CallEvent.NetworkReached(report, connection, subject, calling, called);
            case "ConferencedEvent" ->
                new CallEvent.Conferenced(
                        report,
                        connection,
                        connection(bean.secondaryOldCall),
                        subject,
                        second,
                        items(bean.connections));
            case "TransferedEvent" ->
                new CallEvent.Transferred(
                        report,
                        connection,
                        connection(bean.secondaryOldCall),
                        subject,
                        second,
                        items(bean.connections));
            case "ConnectionClearedEvent" -> new CallEvent.ConnectionCleared(report, connection, subject);
            case "CallClearedEvent" -> new CallEvent.CallCleared(report, connection);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private List<ConnectionListItem> items(ConnectionsBean bean) {
        return bean == null
                ? List.of()
                : bean.connectionListItem.stream()
                        .map(item -> new ConnectionListItem(
                                connection(item.newConnection), connection(item.oldConnection), device(item.endpoint)))
                        .toList();
    }

    private ConnectionId connection(ConnectionBean bean) {
        return bean == null
                ? ConnectionId.NONE
                : new ConnectionId(
                        text(bean.callID),
                        bean.deviceID == null ? DeviceId.Withheld.ABSENT : names.identify(bean.deviceID));
    }

    private DeviceId device(DeviceBean bean) {
        if (bean == null) {
            return DeviceId.Withheld.ABSENT;
        }
        if (bean.identifier != null) {
            return names.identify(bean.identifier);
        }
        return bean.notKnown != null ? DeviceId.Withheld.NOT_KNOWN : DeviceId.Withheld.NOT_REQUIRED;
    }

    private static LocalConnectionState local(String text) {
        return text == null ? LocalConnectionState.ABSENT : LocalConnectionState.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
