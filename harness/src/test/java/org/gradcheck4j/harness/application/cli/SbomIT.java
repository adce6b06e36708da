package org.gradcheck4j.harness.application.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of libraries in each distribution, against the jars that are really there. */
class SbomIT {

    private static final String OUR_OWN = "gradcheck4j-harness-";

    @ParameterizedTest
    @ValueSource(strings = {"gradcheck4j", "small"})
    void every_jar_is_listed_with_its_checksum_and_no_other(String distribution) throws Exception {
        Map<String, String> inLib = new TreeMap<>();
        try (Stream<Path> jars = Files.list(folder(distribution).resolve("lib"))) {
            for (Path jar : (Iterable<Path>) jars::iterator) {
                String name = jar.getFileName().toString();
                if (!name.startsWith(OUR_OWN)) {
                    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
                    inLib.put(name, HexFormat.of().formatHex(digest));
                }
            }
        }
        Map<String, String> listed = new TreeMap<>();
        components(distribution).forEach(each -> listed.put(SmallSbom.jar(each), sha256(each)));
        assertThat(listed).isEqualTo(inLib);
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.get("hashes").spliterator(), false)
                .filter(hash -> hash.get("alg").asText().equals("SHA-256"))
                .map(hash -> hash.get("content").asText())
                .findFirst()
                .orElse("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradcheck4j", "small"})
    void every_library_has_a_licence(String distribution) throws IOException {
        assertThat(components(distribution)).isNotEmpty().allMatch(each -> !each.path("licenses")
                .isEmpty());
    }

    /** A list that says when it was made, or has a number by chance, would differ in two builds. */
    @ParameterizedTest
    @ValueSource(strings = {"gradcheck4j", "small"})
    void what_a_library_needs_is_listed_and_the_time_is_not(String distribution) throws IOException {
        JsonNode list = list(distribution);
        assertThat(list.at("/metadata/timestamp").isMissingNode()).isTrue();
        assertThat(list.findValuesAsText("bom-ref"))
                .containsAll(StreamSupport.stream(list.get("dependencies").spliterator(), false)
                        .map(each -> each.get("ref").asText())
                        .toList());
    }

    private static JsonNode components(String distribution) throws IOException {
        return list(distribution).get("components");
    }

    /** A build without a network has none, which is no failure, but on a CI server. */
    private static JsonNode list(String distribution) throws IOException {
        Path list = folder(distribution).resolve(SmallSbom.FILE);
        assumeTrue(Files.exists(list) || "true".equals(System.getenv("CI")), "no list was made: the build was offline");
        return new ObjectMapper().readTree(list.toFile());
    }

    private static Path folder(String distribution) {
        return Path.of("target", distribution);
    }
}
