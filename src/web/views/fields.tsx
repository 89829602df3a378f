/** Named values, one below the other; rows without a value are left out. */
export function Fields({ rows }: Readonly<{ rows: readonly (readonly [string, string])[] }>) {
  const shown = rows.filter(([, value]) => value.trim() !== '');
  if (shown.length === 0) return null;
  return (
    <dl className="fields">
      {shown.map(([name, value]) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
