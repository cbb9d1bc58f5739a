import { useEffect, useRef } from "react";

/** A page's first heading; takes the focus when the page appears, so a screen reader starts there. */
export function Heading({ children, className = "text-2xl leading-8" }: {
  children: React.ReactNode;
  className?: string;
}): React.ReactNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <h1 ref={ref} tabIndex={-1} className={`font-semibold outline-none ${className}`}>
      {children}
    </h1>
  );
}
