package org.gradcheck4j.harness.application.sweep;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradcheck4j.harness.text.Sha256;

/** Tells the code of one build from that of another: what an engine gave before it was changed is not resumed after it. */
final class CodeFingerprint {

    private CodeFingerprint() {}

    /**
     * {@return the SHA-256 of the jars and folders that classes come from, in hexadecimal}
     *
     * @param classes any
     * @throws IOException if one cannot be read
     */
    static String of(Collection<Class<?>> classes) throws IOException {
        Set<Path> places = new TreeSet<>();
        for (Class<?> each : classes) {
            place(each).ifPresent(places::add);
        }
        MessageDigest digest = Sha256.digest();
        for (Path place : places) {
            for (Path file : files(place)) {
                digest.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Optional<Path> place(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
