package org.onhook.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onhook.http.Call;
import org.onhook.http.Server;

@Timeout(60)
class GuardTest {

    private static final Map<String, String> TOKEN = Map.of("token", "s3cret!");

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = new Server(Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events",
                "/api/v1/calls",
                "/api/v1/calls/006c02462a161006",
                "/api/v1/releases",
                "/api/v1/links",
                "/api/v1/requests",
                "/api/v1/openapi.json",
                "/metrics",
                "/health/",
                "/nothing"
            })
    void withATokenNothingIsToldToWhoDoesNotShowIt(String path) throws Exception {
        server.configure(TOKEN);
        for (String shown : List.of("", "Bearer", "Bearer wrong", "Basic s3cret!", "s3cret!", "Bearer s3cret")) {
            HttpResponse<String> refused =
                    shown.isEmpty() ? Call.get(server.url(path)) : Call.get(server.url(path), "Authorization", shown);
            assertThat(refused.statusCode()).as(shown).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"onhook\"");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).doesNotContain("s3cret!");
        }
    }

    @Test
    void whoShowsTheTokenIsAnswered() throws Exception {
        server.configure(TOKEN);
        assertThat(Call.get(server.url("/api/v1/links"), "Authorization", "Bearer s3cret!")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Call.get(server.url("/api/v1/links"), "Authorization", "bearer s3cret!")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void healthNeedsNoToken() throws Exception {
        server.configure(TOKEN);
        assertThat(Call.get(server.url("/health")).headers().firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void aSessionIsGivenForTheTokenAndEndsWhenItIsClosed() throws Exception {
        server.configure(TOKEN);
        String cookie = session("{\"token\":\"s3cret!\"}", "application/json");
        assertThat(links(cookie)).isEqualTo(200);
        assertThat(Call.send("DELETE", server.url("/api/v1/session"), "", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(204);
        assertThat(links(cookie)).isEqualTo(401);
    }

    @Test
    void theCookieIsForThisSiteAndNotForScripts() throws Exception {
        server.configure(TOKEN);
        HttpResponse<String> given =
                Call.post(server.url("/api/v1/session"), "{\"token\":\"s3cret!\"}", "Content-Type", "application/json");
        assertThat(given.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("onhook-session-" + server.port()
                        + "=[\\w-]{43}; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    }

    @Test
    void aWrongTokenGetsNoSession() throws Exception {
        server.configure(TOKEN);
        for (String body : List.of("{\"token\":\"wrong\"}", "{}", "{\"token\":null}")) {
            HttpResponse<String> refused =
                    Call.post(server.url("/api/v1/session"), body, "Content-Type", "application/json");
            assertThat(refused.statusCode()).as(body).isEqualTo(401);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void thePageAsksForTheTokenAndItsFormGetsASession() throws Exception {
        server.configure(TOKEN);
        HttpResponse<String> page = Call.get(server.url("/"));
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("<form method=\"post\" action=\"/api/v1/session\">");
        String cookie = session("token=s3cret%21", "application/x-www-form-urlencoded");
        HttpResponse<String> shown = Call.get(server.url("/"), "Cookie", cookie);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("/api/v1/releases");
    }

    @Test
    void anotherTokenEndsSessions() throws Exception {
        server.configure(TOKEN);
        String cookie = session("{\"token\":\"s3cret!\"}", "application/json");
        server.configure(Map.of("token", "another"));
        assertThat(links(cookie)).isEqualTo(401);
    }

    @Test
    void aSessionThatWasNeverGivenIsNone() throws Exception {
        server.configure(TOKEN);
        assertThat(links("onhook-session-" + server.port() + "=" + "A".repeat(43)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.com:%d", "127.0.0.1", "127.0.0.1:1", "localhost.evil.com:%d", "[::2]:%d"})
    void aForeignHostIsRefused(String host) throws Exception {
        String header = host.formatted(server.port());
        assertThat(Call.raw(server.port(), "GET /health HTTP/1.1", "Host: " + header))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "LOCALHOST:%d", "[::1]:%d"})
    void theOwnHostIsAnswered(String host) throws Exception {
        assertThat(Call.raw(server.port(), "GET /api/v1/links HTTP/1.1", "Host: " + host.formatted(server.port())))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void furtherNamesCanBeConfigured() throws Exception {
        server.configure(Map.of("names", "onhook.example.com:443, Other.example.com"));
        assertThat(Call.raw(server.port(), "GET /api/v1/links HTTP/1.1", "Host: onhook.example.com:443"))
                .startsWith("HTTP/1.1 200");
        assertThat(Call.raw(server.port(), "GET /api/v1/links HTTP/1.1", "Host: other.example.com:" + server.port()))
                .startsWith("HTTP/1.1 200");
        assertThat(Call.raw(server.port(), "GET /api/v1/links HTTP/1.1", "Host: onhook.example.com:444"))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example.com", "null", "http://127.0.0.1", "https://127.0.0.1:%d", "http://"})
    void aForeignOriginIsRefused(String origin) throws Exception {
        String header = origin.formatted(server.port());
        assertThat(Call.get(server.url("/api/v1/links"), "Origin", header).statusCode())
                .isEqualTo(403);
        assertThat(Call.post(server.url("/api/v1/requests"), "{}", "Origin", header, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theOwnOriginIsAnswered() throws Exception {
        assertThat(Call.get(server.url("/api/v1/links"), "Origin", "http://localhost:" + server.port())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/nothing", "/api/v1/links"})
    void everyAnswerIsProtected(String path) throws Exception {
        HttpResponse<String> response = Call.get(server.url(path));
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
    }

    private int links(String cookie) throws Exception {
        return Call.get(server.url("/api/v1/links"), "Cookie", cookie).statusCode();
    }

    private String session(String body, String type) throws Exception {
        HttpResponse<String> given = Call.post(server.url("/api/v1/session"), body, "Content-Type", type);
        assertThat(given.statusCode()).isIn(204, 303);
        String cookie = given.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
