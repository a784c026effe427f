package org.onhook.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server, as clients do. */
public final class Call {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Call() {}

    /** Asks; headers are names and values in turn. */
    public static HttpResponse<String> get(String url, String... headers) throws Exception {
        return send("GET", url, "", headers);
    }

    public static HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        return send("POST", url, body, headers);
    }

    public static HttpResponse<String> send(String method, String url, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        // A client that outlives a server may find a connection to it that the next one, on the same port, knows
        // nothing of.
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Sends what no client library would, and returns all that is answered until the connection ends. */
    public static String raw(int port, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
