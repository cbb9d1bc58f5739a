import { SunMoon } from "lucide-react";

import { toggleTheme } from "../../../portal/assets/theme";
import { useServices } from "../services";

export function ThemeButton(): React.ReactNode {
  return (
    <button type="button" className="btn btn-ghost btn-square" aria-label="Light or dark" onClick={toggleTheme}>
      <SunMoon className="icon" aria-hidden />
    </button>
  );
}

/** The plain one-column page around the check, the lobby and the notices. */
export function Frame({ children, wide = false }: { children: React.ReactNode; wide?: boolean }): React.ReactNode {
  const { shell } = useServices();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-4 py-2">
        <p className="min-w-0 truncate font-medium">{[shell.entity, shell.title].filter(Boolean).join(" · ") || "Usher"}</p>
        <ThemeButton />
      </header>
      <main className={`mx-auto flex w-full flex-1 flex-col gap-6 px-4 py-4 ${wide ? "max-w-5xl" : "max-w-xl"}`}>
        {children}
      </main>
    </div>
  );
}
