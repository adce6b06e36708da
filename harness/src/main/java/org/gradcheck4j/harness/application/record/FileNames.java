package org.gradcheck4j.harness.application.record;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives each gradient a file name that every file system takes, and that no other has. */
final class FileNames {

    /** An engine's name may be of any length. */
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    String next(GradientKey key) {
        String all = "%s_%s_%s"
                .formatted(key.testCase(), key.precision().id(), key.engine())
                .replaceAll("[^A-Za-z0-9._-]", "-");
        String plain = all.substring(0, Math.min(all.length(), LONGEST));
        String name = plain;
        // Some file systems do not tell capitals from small letters.
        for (int k = 2; !taken.add(name.toLowerCase(Locale.ROOT)); k++) {
            name = plain + "_" + k;
        }
        return name + ".npz";
    }
}
