package org.gradcheck4j.harness.npz;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives files of one folder names that every file system takes, each only once. */
public final class FileNames {

    /** An engine's name may be of any length. */
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    /**
     * {@return the next name}
     *
     * @param wanted any characters: those that not every file system takes are replaced
     * @param extension with its point
     */
    public String next(String wanted, String extension) {
        String all = wanted.replaceAll("[^A-Za-z0-9._-]+", "-");
        String plain = all.substring(0, Math.min(all.length(), LONGEST));
        String name = plain;
        // Some file systems do not tell capitals from small letters.
        for (int k = 2; !taken.add((name + extension).toLowerCase(Locale.ROOT)); k++) {
            name = plain + "_" + k;
        }
        return name + extension;
    }
}
